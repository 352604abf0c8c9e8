import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { StatusChip } from '@repo/ui/status-chip';
import { useState } from 'react';
import type { BillingMessages } from '../billing.ts';
import { usePrice } from '../use-price.ts';
import type { BookedInvoice, Receipt } from './books.ts';
import { MoneySheet } from './money-sheet.tsx';
import { ReceiptItem } from './receipt-item.tsx';

export interface BookedInvoiceItemProps {
  readonly invoice: BookedInvoice;
  readonly onChanged: () => Promise<void>;
}

/** An invoice with what was recorded for it. */
export function BookedInvoiceItem({ invoice, onChanged }: BookedInvoiceItemProps) {
  const { t } = useMessages<BillingMessages>();
  const { price, day } = usePrice();
  const [recording, setRecording] = useState(false);
  const { number, buyer, currency, total, paid, method, dueAt, payerReference, receipts, status, period, gone } = invoice;
  const owed = BigInt(total) - BigInt(paid);
  const over = -owed;
  const ways = { bank: t('billing.transfer.bank'), raast: t('billing.transfer.raast') };
  return (
    <li className="flex flex-col gap-4 border-b border-line py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex flex-wrap gap-x-3 font-semibold">
            <bdi dir="ltr">{number}</bdi>
            <bdi>{buyer}</bdi>
            {status === 'void' && <StatusChip tone="neutral">{t('billing.books.void')}</StatusChip>}
          </p>
          <p>{t('billing.books.paid-of', { total: price(total, currency), paid: price(paid, currency) })}</p>
          {owed > 0n && paid !== '0' && (
            <p className="font-semibold">{t('billing.books.short', { amount: price(String(owed), currency) })}</p>
          )}
          {over > 0n && <p className="font-semibold">{t('billing.books.over', { amount: price(String(over), currency) })}</p>}
          {gone && <p>{t('billing.books.gone')}</p>}
          {!gone && status === 'paid' && period === null && <p>{t('billing.books.for-nothing')}</p>}
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
        {status !== 'void' && (
          <Button size="small" label={t('billing.books.record-of', { number })} onPress={() => setRecording(true)}>
            {t('billing.books.record')}
          </Button>
        )}
      </div>
      {receipts.length > 0 && (
        <ul className="flex flex-col gap-4 border-s-2 border-line ps-4">
          {receipts.map((receipt) => (
            <ReceiptItem
              key={receipt.id}
              receipt={receipt}
              currency={currency}
              left={leftOf(receipt, receipts)}
              over={over}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
      {recording && (
        <MoneySheet
          what={{ invoice: invoice.id, number, method }}
          currency={currency}
          owed={owed}
          onClose={() => setRecording(false)}
          onChanged={onChanged}
        />
      )}
    </li>
  );
}

/** What of a receipt was not sent back yet. */
const leftOf = ({ id, amount }: Receipt, receipts: readonly Receipt[]): bigint =>
  receipts
    .filter(({ reverses, state }) => reverses?.id === id && state !== 'dismissed')
    .reduce((sum, contra) => sum + BigInt(contra.amount), BigInt(amount));
