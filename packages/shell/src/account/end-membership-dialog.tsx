/** Asks before somebody is removed or leaves: only a new invitation brings the person back. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { Notice } from '@repo/ui/notice';
import type { AccountMessages } from './account-messages.ts';
import { useAuthForm } from './use-auth-form.ts';

export interface EndMembershipDialogProps {
  readonly title: string;
  readonly question: string;
  /** A verb. */
  readonly action: string;
  readonly onClose: () => void;
  readonly end: () => Promise<void>;
}

export function EndMembershipDialog({ title, question, action, onClose, end }: EndMembershipDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const form = useAuthForm([], end);
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone="danger" pending={form.pending} onPress={form.submit}>
            {action}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
        <p>{question}</p>
      </div>
    </Dialog>
  );
}
