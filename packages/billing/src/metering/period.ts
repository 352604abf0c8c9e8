/** Budgets are for calendar months in Asia/Karachi. */
import { addMonths, type IsoDate, isoDate, todayInKarachi } from '@repo/facts';

/** The first day of the month at an instant. */
export function periodOf(now: Date): IsoDate {
  return isoDate(`${todayInKarachi(now).slice(0, 7)}-01`);
}

/** The first day of the next month: from then on the budget is whole again. */
export function resetsOn(period: IsoDate): IsoDate {
  return addMonths(period, 1);
}

/** Whole seconds, at least 1, until the month of an instant ends. */
export function secondsToReset(now: Date): number {
  const midnight = Date.parse(`${resetsOn(periodOf(now))}T00:00:00+05:00`);
  return Math.max(1, Math.ceil((midnight - now.getTime()) / 1000));
}
