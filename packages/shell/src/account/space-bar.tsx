import { useMessages } from '@repo/i18n/react';
import { useId } from 'react';
import type { AccountMessages } from './account-messages.ts';
import { Bar } from './bar.tsx';
import { useSizeWords } from './use-size-words.ts';

/** How much of the organization's space is used, in bytes. */
export function SpaceBar({ used, quota }: { readonly used: number; readonly quota: number }) {
  const { t } = useMessages<AccountMessages>();
  const sizeOf = useSizeWords();
  const id = useId();
  return (
    <div className="flex flex-col gap-2 pt-8">
      <p id={id} className="text-sm text-ink-soft">
        {used === 0
          ? t('shell.files.space-free', { quota: sizeOf(quota) })
          : t('shell.files.space', { used: sizeOf(used), quota: sizeOf(quota) })}
      </p>
      <Bar max={quota} value={used} aria-labelledby={id} />
    </div>
  );
}
