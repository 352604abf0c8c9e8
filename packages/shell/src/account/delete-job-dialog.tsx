/** Asks before a job is given up: it cannot be brought back. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { Notice } from '@repo/ui/notice';
import type { AccountMessages } from './account-messages.ts';
import { type DeadLetter, giveUp } from './jobs.ts';
import { useAuthForm } from './use-auth-form.ts';

export interface DeleteJobDialogProps {
  readonly letter: DeadLetter;
  readonly onClose: () => void;
  readonly onDeleted: () => Promise<void>;
}

export function DeleteJobDialog({ letter, onClose, onDeleted }: DeleteJobDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const form = useAuthForm([], async () => {
    await giveUp(letter);
    await onDeleted();
  });
  return (
    <Dialog
      title={t('shell.jobs.delete-of', { queue: letter.queue })}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone="danger" pending={form.pending} onPress={form.submit}>
            {t('common.delete')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
      <p>{t('shell.jobs.delete-question')}</p>
    </Dialog>
  );
}
