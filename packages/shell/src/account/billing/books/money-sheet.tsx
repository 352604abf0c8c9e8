import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { useFresh } from '../../../use-fresh.tsx';
import { AccountForm } from '../../account-page.tsx';
import { useAuthForm } from '../../use-auth-form.ts';
import type { BillingMessages, Currency } from '../billing.ts';
import { ProofField } from '../transfer/proof-field.tsx';
import { lineLength, minorText, readDay, readMinor } from '../transfer/read-statement.ts';
import type { Method } from '../transfer/transfer.ts';
import { dateOf, usePrice } from '../use-price.ts';
import { recordReceipt, reverseReceipt } from './books.ts';
import { countryName } from './read-country.ts';

type What =
  | { readonly invoice: string; readonly number: string; readonly method: Method; readonly receipt?: never }
  | { readonly receipt: string; readonly reference: string; readonly invoice?: never };

export interface MoneySheetProps {
  /** The invoice for which money arrived, or the receipt of which money was sent back. */
  readonly what: What;
  readonly currency: Currency;
  /** What is expected, in minor units; the field begins with it. */
  readonly owed: bigint;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** Takes what the bank's statement says of one movement of money. What was typed stays until it is recorded. */
export function MoneySheet({ what, currency, owed, onClose, onChanged }: MoneySheetProps) {
  const { t, locale } = useMessages<BillingMessages>();
  const { price, date } = usePrice();
  const fresh = useFresh();
  const [today] = useState(() => dateOf(Date.now()));
  const isBack = what.receipt !== undefined;
  const draft = useFormDraft(`shell.books.${what.receipt ?? what.invoice}`, {
    ...{ amount: owed > 0n ? minorText(owed) : '', reference: '', day: '', reason: '' },
    ...{ country: currency === 'PKR' ? 'PK' : '', proof: '', proofName: '' },
  });
  const [tried, setTried] = useState(false);
  const { values } = draft;
  const minor = readMinor(values.amount);
  const read = readDay(values.day);
  const day = read !== null && read <= today ? read : null;
  const reference = values.reference.trim();
  const reason = values.reason.trim();
  const asksCountry = !isBack && what.method === 'bank';
  const land = countryName(values.country, locale);
  const isNowhere = asksCountry && values.country.trim() !== '' && land === null;
  const isLong = (text: string) => text.length > lineLength;
  const long = (text: string) => (isLong(text) ? t('billing.books.line-long') : undefined);
  const missing = (wrong: boolean, text: string) => (tried && wrong ? text : undefined);
  const fields = ['amount', 'bankReference', 'receivedAt', 'at', 'reason', 'payerCountry'];
  const form = useAuthForm(fields, async () => {
    setTried(true);
    if (minor === null || day === null || reference === '' || isLong(reference) || isNowhere) return;
    if (isBack && (reason === '' || isLong(reason))) return;
    const money = { amount: String(minor), bankReference: reference, at: new Date(`${day}T00:00:00+05:00`).toISOString() };
    const evidence = { country: asksCountry ? values.country.trim().toUpperCase() : '', proof: values.proof };
    await fresh.run(() =>
      what.receipt === undefined ? recordReceipt(what.invoice, money, evidence) : reverseReceipt(what.receipt, money, reason),
    );
    draft.clear();
    await onChanged();
    showToast({ message: t('billing.books.recorded') });
    onClose();
  });
  const labels = isBack
    ? {
        amount: currency === 'PKR' ? t('billing.books.reverse-amount') : t('billing.books.reverse-amount-usd'),
        day: t('billing.books.reverse-day'),
      }
    : {
        amount: currency === 'PKR' ? t('billing.books.amount') : t('billing.books.amount-usd'),
        day: t('billing.books.day'),
      };
  return (
    <Sheet
      title={
        what.receipt === undefined
          ? t('billing.books.record-of', { number: what.number })
          : t('billing.books.reverse-of', { reference: what.reference })
      }
      open
      onClose={onClose}
    >
      <AccountForm form={form} action={isBack ? t('billing.books.reverse') : t('billing.books.record')}>
        {isBack && <p>{t('billing.books.reverse-lead')}</p>}
        <TextField
          label={labels.amount}
          name="amount"
          autoComplete="off"
          hint={minor === null ? undefined : price(String(minor), currency)}
          value={values.amount}
          onChange={(typed) => draft.set({ amount: typed })}
          error={missing(minor === null, t('billing.books.amount-missing')) ?? form.errorOf('amount')}
        />
        <TextField
          label={t('billing.books.reference')}
          name="reference"
          autoComplete="off"
          value={values.reference}
          onChange={(typed) => draft.set({ reference: typed })}
          error={
            missing(reference === '', t('billing.books.reference-missing')) ?? long(reference) ?? form.errorOf('bankReference')
          }
        />
        <TextField
          label={labels.day}
          name="day"
          autoComplete="off"
          hint={read === null ? t('billing.books.day-hint') : date(read)}
          value={values.day}
          onChange={(typed) => draft.set({ day: typed })}
          error={missing(day === null, t('billing.books.day-missing')) ?? form.errorOf('receivedAt') ?? form.errorOf('at')}
        />
        {isBack && (
          <TextField
            label={t('billing.books.reason')}
            name="reason"
            autoComplete="off"
            value={values.reason}
            onChange={(typed) => draft.set({ reason: typed })}
            error={missing(reason === '', t('billing.books.reason-missing')) ?? long(reason) ?? form.errorOf('reason')}
          />
        )}
        {asksCountry && (
          <TextField
            label={t('billing.books.country')}
            name="country"
            optional
            autoComplete="off"
            hint={land ?? t('billing.books.country-hint')}
            value={values.country}
            onChange={(typed) => draft.set({ country: typed })}
            error={missing(isNowhere, t('billing.books.country-wrong')) ?? form.errorOf('payerCountry')}
          />
        )}
        {!isBack && <ProofField hash={values.proof} name={values.proofName} onChange={draft.set} />}
      </AccountForm>
      {fresh.dialog}
    </Sheet>
  );
}
