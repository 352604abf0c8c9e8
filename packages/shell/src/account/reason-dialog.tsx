/** What is about to happen to a person, and the reason for it, which is recorded. */
import { useMessages } from '@repo/i18n/react';
import { Dialog } from '@repo/ui/dialog';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { useAuthForm } from './use-auth-form.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly lead: string;
  /** A verb. */
  readonly action: string;
  readonly onClose: () => void;
  readonly run: (reason: string) => Promise<void>;
}

const longest = 300;

export function ReasonDialog({ title, lead, action, onClose, run }: ReasonDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const [reason, setReason] = useState('');
  const form = useAuthForm(['reason'], () => run(reason));
  return (
    <Dialog title={title} open onClose={onClose}>
      <AccountForm form={form} action={action}>
        <p>{lead}</p>
        <TextField
          label={t('shell.people.reason')}
          name="reason"
          autoFocus
          maxLength={longest}
          hint={t('shell.people.reason-hint')}
          value={reason}
          onChange={setReason}
          error={form.errorOf('reason')}
        />
      </AccountForm>
    </Dialog>
  );
}
