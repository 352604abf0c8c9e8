/** Periods of subscriptions: months of the civil calendar in Pakistan, shares of them counted in days. */
import { addDays, addMonths, dayNumber, daysBetween, type IsoDate, partsOf, todayInKarachi } from '@repo/facts';
import type { BillingInterval } from '@repo/vertical';

export const dayMillis = 86_400_000;

export interface Period {
  readonly periodStart: Date;
  readonly periodEnd: Date;
}

/** The day of the month on which periods begin that begin with this instant. */
export const anchorOf = (at: Date): number => partsOf(todayInKarachi(at)).day;

/** The end of a period: the same time of day on the anchor's day, or on the last day of a shorter month. */
export function periodEndOf(start: Date, interval: BillingInterval, anchorDay: number): Date {
  const date = todayInKarachi(start);
  const days = daysBetween(date, addMonths(date, interval === 'month' ? 1 : 12, anchorDay));
  return new Date(start.getTime() + days * dayMillis);
}

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMillis);

/** Days of a period that are left, that of the instant included, and all its days. */
export function daysLeft({ periodStart, periodEnd }: Period, at: Date): { readonly left: number; readonly of: number } {
  const [start, day, end] = [periodStart, at, periodEnd].map((each) => dayNumber(todayInKarachi(each)));
  return { left: (end ?? 0) - (day ?? 0), of: (end ?? 0) - (start ?? 0) };
}

/** The first and the last day, as an invoice names them. */
export function namedDays({ periodStart, periodEnd }: Period): { readonly from: IsoDate; readonly to: IsoDate } {
  const from = todayInKarachi(periodStart);
  const days = Math.max(0, daysBetween(from, todayInKarachi(periodEnd)) - 1);
  return { from, to: addDays(from, days) };
}

/** A share of an amount that is not below 0, rounded half up. */
export function shareOf(amount: bigint, { left, of }: { readonly left: number; readonly of: number }): bigint {
  return (2n * amount * BigInt(left) + BigInt(of)) / (2n * BigInt(of));
}
