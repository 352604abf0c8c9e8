import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { StatusChip, type StatusTone } from '@repo/ui/status-chip';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { AskDialog } from '../../ask-dialog.tsx';
import type { BillingMessages, Currency } from '../billing.ts';
import { usePrice } from '../use-price.ts';
import { confirmReceipt, dismissReceipt, type Receipt } from './books.ts';
import { MoneySheet } from './money-sheet.tsx';
import { ProofCheck } from './proof-check.tsx';
import { countryName } from './read-country.ts';

export interface ReceiptItemProps {
  readonly receipt: Receipt;
  readonly currency: Currency;
  /** What of it was not sent back yet, in minor units. */
  readonly left: bigint;
  /** What its invoice has too much; below 0: it is short. */
  readonly over: bigint;
  readonly onChanged: () => Promise<void>;
}

const tones: Readonly<Record<Receipt['state'], StatusTone>> = {
  ...{ waiting: 'attention', confirmed: 'passed', dismissed: 'neutral' },
};

/** Money that arrived or was sent back: who recorded it, and what is left to do by whom. */
export function ReceiptItem({ receipt, currency, left, over, onChanged }: ReceiptItemProps) {
  const { t, locale } = useMessages<BillingMessages>();
  const { price, day } = usePrice();
  const [open, setOpen] = useState<'confirm' | 'dismiss' | 'reverse' | null>(null);
  const close = () => setOpen(null);
  const { id, bankReference, receivedAt, reverses, state, own, recordedBy } = receipt;
  const country = receipt.payerCountry === null ? null : countryName(receipt.payerCountry, locale);
  const amount = price(receipt.amount, currency);
  const named = { reference: bankReference };
  const states = {
    waiting: t('billing.books.waiting'),
    confirmed: t('billing.books.confirmed'),
    dismissed: t('billing.books.dismissed'),
  };
  const done = (message: string) => async () => {
    await onChanged();
    close();
    showToast({ message });
  };
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-text">
        <p className="flex flex-wrap items-center gap-3 font-semibold">
          <bdi>{amount}</bdi>
          <StatusChip tone={tones[state]}>{states[state]}</StatusChip>
        </p>
        <p className="flex flex-wrap gap-x-4 wrap-anywhere text-sm text-ink-soft">
          <bdi>{bankReference}</bdi>
          <bdi>{day(receivedAt)}</bdi>
          {country !== null && <span>{country}</span>}
        </p>
        {receipt.proof !== null && <ProofCheck hash={receipt.proof} />}
        {reverses && <p className="wrap-anywhere">{t('billing.books.sent-back', { reason: reverses.reason })}</p>}
        <p className="text-sm text-ink-soft">
          {recordedBy === null ? t('billing.books.by-gone') : t('billing.books.by', { name: recordedBy })}
        </p>
        {state === 'waiting' && own && <p>{t('billing.books.own')}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        {state === 'waiting' && !own && (
          <Button size="small" label={t('billing.books.confirm-of', named)} onPress={() => setOpen('confirm')}>
            {t('billing.books.confirm')}
          </Button>
        )}
        {state === 'waiting' && (
          <Button size="small" label={t('billing.books.dismiss-of', named)} onPress={() => setOpen('dismiss')}>
            {t('billing.books.dismiss')}
          </Button>
        )}
        {state === 'confirmed' && reverses === null && left > 0n && (
          <Button size="small" label={t('billing.books.reverse-of', named)} onPress={() => setOpen('reverse')}>
            {t('billing.books.reverse')}
          </Button>
        )}
      </div>
      {open === 'confirm' && (
        <AskDialog
          title={t('billing.books.confirm-of', named)}
          question={t('billing.books.confirm-question', { amount })}
          action={t('billing.books.confirm')}
          onClose={close}
          run={() => confirmReceipt(id)}
          onDone={done(t('billing.books.confirm-done'))}
        />
      )}
      {open === 'dismiss' && (
        <AskDialog
          title={t('billing.books.dismiss-of', named)}
          question={t('billing.books.dismiss-question', { amount })}
          action={t('billing.books.dismiss-action')}
          danger
          onClose={close}
          run={() => dismissReceipt(id)}
          onDone={done(t('billing.books.dismiss-done'))}
        />
      )}
      {open === 'reverse' && (
        <MoneySheet
          what={{ receipt: id, reference: bankReference }}
          currency={currency}
          owed={over > 0n && over < left ? over : left}
          onClose={close}
          onChanged={onChanged}
        />
      )}
    </li>
  );
}
