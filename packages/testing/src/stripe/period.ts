import type Stripe from 'stripe';

export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

type Recurrence = Pick<Stripe.Price.Recurring, 'interval' | 'interval_count'>;

/** `times` periods after `anchor`, in seconds; the last day of a month where the month has no such day. */
function after(anchor: number, { interval, interval_count: count }: Recurrence, times: number): number {
  if (interval === 'day') return anchor + times * count * day;
  if (interval === 'week') return anchor + times * count * 7 * day;
  const date = new Date(anchor * 1000);
  const months = date.getUTCMonth() + times * count * (interval === 'year' ? 12 : 1);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const dayStart = Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), lastDay)) / 1000;
  return dayStart + (anchor % day);
}

/** When the period ends that begins at `start`, in seconds; counted from the anchor, so that the 31st comes back. */
export function periodEnd(anchor: number, recurrence: Recurrence, start: number): number {
  let times = 1;
  while (after(anchor, recurrence, times) <= start) times += 1;
  return after(anchor, recurrence, times);
}
