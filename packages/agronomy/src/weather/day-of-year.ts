import { daysBetween, type IsoDate, isoDate } from '@repo/facts';

/** J: 1 on 1 January, 365 or 366 on 31 December. */
export function dayOfYear(date: IsoDate): number {
  return daysBetween(isoDate(`${date.slice(0, 4)}-01-01`), date) + 1;
}
