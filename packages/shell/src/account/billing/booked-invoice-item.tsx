import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { useState } from 'react';
import type { BillingMessages } from './billing.ts';
import type { BookedInvoice } from './books.ts';
import { MoneySheet } from './money-sheet.tsx';
import { ReceiptItem } from './receipt-item.tsx';
import { usePrice } from './use-price.ts';

export interface BookedInvoiceItemProps {
  readonly invoice: BookedInvoice;
  readonly onChanged: () => Promise<void>;
}

/** An invoice with what was recorded for it. */
export function BookedInvoiceItem({ invoice, onChanged }: BookedInvoiceItemProps) {
  const { t } = useMessages<BillingMessages>();
  const { price, day } = usePrice();
  const [recording, setRecording] = useState(false);
  const { number, buyer, currency, total, paid, method, dueAt, payerReference, receipts } = invoice;
  const ways = { bank: t('billing.transfer.bank'), raast: t('billing.transfer.raast') };
  return (
    <li className="flex flex-col gap-4 border-b border-line py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex flex-wrap gap-x-3 font-semibold">
            <bdi dir="ltr">{number}</bdi>
            <bdi>{buyer}</bdi>
          </p>
          <p>{t('billing.books.paid-of', { total: price(total, currency), paid: price(paid, currency) })}</p>
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
            <span>{ways[method]}</span>
            <span>
              {t('billing.invoice.due')}: <bdi>{day(dueAt)}</bdi>
            </span>
          </p>
          {payerReference !== null && (
            <p className="wrap-anywhere">{t('billing.books.declared', { reference: payerReference })}</p>
          )}
        </div>
        <Button size="small" label={t('billing.books.record-of', { number })} onPress={() => setRecording(true)}>
          {t('billing.books.record')}
        </Button>
      </div>
      {receipts.length > 0 && (
        <ul className="flex flex-col gap-4 border-s-2 border-line ps-4">
          {receipts.map((receipt) => (
            <ReceiptItem key={receipt.id} receipt={receipt} currency={currency} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {recording && (
        <MoneySheet
          what={{ invoice: invoice.id, number }}
          currency={currency}
          owed={BigInt(total) - BigInt(paid)}
          onClose={() => setRecording(false)}
          onChanged={onChanged}
        />
      )}
    </li>
  );
}
