import { type IsoDate, isoDate, paisa } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import type { BillingMessages } from './billing.ts';

/** Milliseconds by which Asia/Karachi is ahead, all year. The calendar of facts would weigh on the first screen. */
const ahead = 5 * 3_600_000;

/** The day of an instant in Asia/Karachi. @param at milliseconds since 1970 */
export const dateOf = (at: number): IsoDate => isoDate(new Date(at + ahead).toISOString().slice(0, 10));

/** Prices and dates as the reader wants them. */
export function usePrice() {
  const { t, format } = useMessages<BillingMessages>();
  return {
    /** @param minor minor units in decimal digits */
    price: (minor: string, currency: string): string => {
      const amount = BigInt(minor);
      if (currency === 'PKR') return format.money(paisa(amount));
      const size = amount < 0n ? -amount : amount;
      const text = `${amount < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
      return t('billing.price.usd', { amount: format.number(text) });
    },
    /** The day of an instant in Asia/Karachi. */
    day: (instant: string): string => format.date(dateOf(Date.parse(instant))),
    date: (date: string): string => format.date(isoDate(date)),
  };
}
