import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { useFresh } from '../../../use-fresh.tsx';
import type { AccountMessages } from '../../account-messages.ts';
import { AccountForm } from '../../account-page.tsx';
import { useAuthForm } from '../../use-auth-form.ts';
import type { BillingMessages } from '../billing.ts';
import { lineLength } from './read-statement.ts';
import { declareTransfer } from './transfer.ts';

export interface DeclareFormProps {
  readonly id: string;
  /** What was declared before. */
  readonly kept: string | null;
  readonly onChanged: () => Promise<void>;
}

/** Takes the reference of the transfer that was made. */
export function DeclareForm({ id, kept, onChanged }: DeclareFormProps) {
  const { t } = useMessages<BillingMessages & AccountMessages>();
  const fresh = useFresh();
  const draft = useFormDraft(`shell.transfer.${id}`, { reference: kept ?? '' });
  const [tried, setTried] = useState(false);
  const reference = draft.values.reference.trim();
  const isLong = reference.length > lineLength;
  const long = isLong ? t('billing.books.line-long') : undefined;
  const wrong = tried && reference === '' ? t('billing.transfer.declare-missing') : long;
  const form = useAuthForm(['reference', 'payerReference'], async () => {
    setTried(true);
    if (reference === '' || isLong) return;
    await fresh.run(() => declareTransfer(id, reference));
    await onChanged();
    draft.clear();
    showToast({ message: t('billing.transfer.declared') });
  });
  return (
    <div className="w-full">
      <AccountForm form={form} action={t('common.save')} part>
        <TextField
          label={t('billing.transfer.declare')}
          name="reference"
          autoComplete="off"
          hint={t('billing.transfer.declare-hint')}
          value={draft.values.reference}
          onChange={(typed) => draft.set({ reference: typed })}
          error={wrong ?? form.errorOf('reference') ?? form.errorOf('payerReference')}
        />
      </AccountForm>
      {fresh.dialog}
    </div>
  );
}
