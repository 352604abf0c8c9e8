import { useMessages } from '@repo/i18n/react';
import type { BillingMessages } from '../billing.ts';
import { usePrice } from '../use-price.ts';
import type { Transfer } from './transfer.ts';

export interface MovedMoneyProps {
  readonly moved: Transfer['moved'];
  readonly currency: string;
}

/** What two people have seen to for an invoice: what arrived, and what was sent back. */
export function MovedMoney({ moved, currency }: MovedMoneyProps) {
  const { t } = useMessages<BillingMessages>();
  const { price, date } = usePrice();
  return (
    <section aria-labelledby="moved" className="flex flex-col gap-2">
      <h2 id="moved" className="font-semibold">
        {t('billing.invoice.moved')}
      </h2>
      <ul className="type-ui flex flex-col gap-1 text-sm print:gap-0">
        {moved.map(({ on, amount, reference }) => (
          <li key={`${reference} ${amount}`} className="flex flex-wrap justify-between gap-x-6">
            <span className="flex min-w-0 flex-wrap gap-x-4 wrap-anywhere">
              <bdi>{date(on)}</bdi>
              <bdi>{reference}</bdi>
              {amount.startsWith('-') && <span>{t('billing.invoice.moved-back')}</span>}
            </span>
            <bdi>{price(amount, currency)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
