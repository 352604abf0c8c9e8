/** The keys that there are, and how each is revoked. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { Section } from '@repo/ui/page';
import { StatusChip } from '@repo/ui/status-chip';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import type { AccountMessages } from './account-messages.ts';
import { type KeyEntry, revokeKey } from './keys.ts';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { useScopeWords } from './use-scope-words.ts';

export interface KeySectionProps {
  readonly keys: readonly KeyEntry[];
  /** An operator acts for the person: the keys are shown alone. */
  readonly inPlace: boolean;
  readonly onChanged: () => Promise<void>;
}

export function KeySection({ keys, inPlace, onChanged }: KeySectionProps) {
  const { t } = useMessages<AccountMessages>();
  const [revoking, setRevoking] = useState<KeyEntry | null>(null);
  return (
    <Section title={t('shell.keys.list')}>
      {keys.length === 0 && <EmptyState title={t('shell.keys.none')} />}
      <ul>
        {keys.map((entry) => (
          <KeyRow key={entry.id} entry={entry} onRevoke={inPlace ? null : () => setRevoking(entry)} />
        ))}
      </ul>
      {revoking && (
        <RevokeKeyDialog
          name={revoking.name}
          onClose={() => setRevoking(null)}
          revoke={async () => {
            await revokeKey(revoking.id);
            await onChanged();
            showToast({ message: t('shell.keys.revoked', { name: revoking.name }) });
            setRevoking(null);
          }}
        />
      )}
    </Section>
  );
}

interface KeyRowProps {
  readonly entry: KeyEntry;
  /** Null where it cannot be revoked from here. */
  readonly onRevoke: (() => void) | null;
}

function KeyRow({ entry, onRevoke }: KeyRowProps) {
  const { t, format } = useMessages<AccountMessages>();
  const wordsOf = useScopeWords();
  const { name, prefix, scopes, madeBy, createdAt, lastUsedAt, expiresAt, state } = entry;
  const timeOf = (instant: string) => format.dateTime(new Date(instant));
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-3 font-semibold">
          <bdi>{name}</bdi>
          {state !== 'active' && (
            <StatusChip tone="neutral">{state === 'expired' ? t('shell.keys.expired') : t('shell.keys.ended')}</StatusChip>
          )}
        </p>
        <p>
          <bdi dir="ltr" className="font-mono text-sm">
            {prefix}…
          </bdi>
        </p>
        <ul className="text-sm">
          {scopes.map((scope) => (
            <li key={scope}>{wordsOf(scope)}</li>
          ))}
        </ul>
        <p className="text-sm text-ink-soft">
          {madeBy === null
            ? t('shell.keys.made', { time: timeOf(createdAt) })
            : t('shell.keys.made-by', { name: madeBy, time: timeOf(createdAt) })}
        </p>
        <p className="text-sm text-ink-soft">
          {lastUsedAt === null ? t('shell.keys.unused') : t('shell.keys.used', { time: timeOf(lastUsedAt) })}
        </p>
        <p className="text-sm text-ink-soft">
          {expiresAt === null ? t('shell.keys.endless') : t('shell.keys.expires', { time: timeOf(expiresAt) })}
        </p>
      </div>
      {state === 'active' && onRevoke && (
        <Button size="small" label={t('shell.keys.revoke-key', { name })} onPress={onRevoke}>
          {t('shell.keys.revoke')}
        </Button>
      )}
    </li>
  );
}
