/** Asks before a key is revoked: the program that has it stops, and no key comes back. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { Notice } from '@repo/ui/notice';
import { useFresh } from '../use-fresh.tsx';
import type { AccountMessages } from './account-messages.ts';
import { useAuthForm } from './use-auth-form.ts';

export interface RevokeKeyDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly revoke: () => Promise<void>;
}

export function RevokeKeyDialog({ name, onClose, revoke }: RevokeKeyDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const fresh = useFresh();
  const form = useAuthForm([], () => fresh.run(revoke));
  return (
    <Dialog
      title={t('shell.keys.revoke-key', { name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone="danger" pending={form.pending} onPress={form.submit}>
            {t('shell.keys.revoke')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
        <p>{t('shell.keys.revoke-question', { name })}</p>
      </div>
      {fresh.dialog}
    </Dialog>
  );
}
