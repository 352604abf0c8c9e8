/** A question before something that is not taken back, where the host may want a session of a moment ago. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { Notice } from '@repo/ui/notice';
import { useFresh } from '../use-fresh.tsx';
import type { AccountMessages } from './account-messages.ts';
import { useAuthForm } from './use-auth-form.ts';

export interface AskDialogProps {
  readonly title: string;
  readonly question: string;
  /** A verb. */
  readonly action: string;
  /** The other button; left out: "Cancel". */
  readonly keep?: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly run: () => Promise<void>;
  /** After it went well. */
  readonly onDone: () => Promise<void>;
}

export function AskDialog({ title, question, action, keep, danger = false, onClose, run, onDone }: AskDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const fresh = useFresh();
  const form = useAuthForm([], async () => {
    await fresh.run(run);
    await onDone();
  });
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone={danger ? 'danger' : 'primary'} pending={form.pending} onPress={form.submit}>
            {action}
          </Button>
          <Button onPress={onClose}>{keep ?? t('common.cancel')}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
        <p>{question}</p>
      </div>
      {fresh.dialog}
    </Dialog>
  );
}
