/** A new key, shown this once. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useState } from 'react';
import type { AccountMessages } from './account-messages.ts';

export interface ShownKeyProps {
  readonly text: string;
  readonly onDone: () => void;
}

export function ShownKey({ text, onDone }: ShownKeyProps) {
  const { t } = useMessages<AccountMessages>();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      // Without https, or without leave: the key can be selected by hand.
      () => setCopied('no'),
    );
  return (
    <Notice tone="attention">
      <div className="flex flex-col items-start gap-3">
        <p>{t('shell.keys.once')}</p>
        <code dir="ltr" className="select-all break-all font-mono text-sm">
          {text}
        </code>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onPress={() => void copy()}>
            {copied === 'yes' ? t('shell.keys.copied') : t('shell.keys.copy')}
          </Button>
          <Button size="small" onPress={onDone}>
            {t('shell.keys.kept')}
          </Button>
        </div>
        {copied === 'no' && <p role="status">{t('shell.keys.copy-failed')}</p>}
      </div>
    </Notice>
  );
}
