/** Conversion between civil and Hijri dates, by the table or by the table corrected by sightings. */
import { dateOfDayNumber, dayNumber } from '../calendar.ts';
import { type IsoDate, isoDate } from '../iso-date.ts';
import { firstHijriDay, firstHijriYear, lastHijriYear, tableMonthLength } from './umm-al-qura.ts';

export interface HijriDate {
  readonly year: number;
  /** 1 Muharram – 12 Dhu al-Hijja. */
  readonly month: number;
  readonly day: number;
}

/** A calendar of months whose first days are known. All results are null outside 1356–1500 AH. */
export interface HijriCalendar {
  fromIso(date: IsoDate): HijriDate | null;
  toIso(date: HijriDate): IsoDate | null;
  monthLength(year: number, month: number): number | null;
}

const monthCount = (lastHijriYear - firstHijriYear + 1) * 12;

/** Months since Muharram 1356; null when there is no such month in the table. */
export function monthIndex(year: number, month: number): number | null {
  const isMonth = Number.isInteger(year) && Number.isInteger(month) && month >= 1 && month <= 12;
  const index = (year - firstHijriYear) * 12 + month - 1;
  return isMonth && index >= 0 && index < monthCount ? index : null;
}

let tableStarts: readonly number[] | undefined;

/** Day numbers of the first days of all months of the table, and of the day after it. */
function starts(): readonly number[] {
  if (tableStarts) return tableStarts;
  const made = [dayNumber(isoDate(firstHijriDay))];
  for (let index = 0; index < monthCount; index++) {
    const length = tableMonthLength(firstHijriYear + Math.floor(index / 12), (index % 12) + 1);
    made.push((made[index] ?? 0) + length);
  }
  tableStarts = made;
  return made;
}

/** A calendar whose month `index` starts `shiftOf(index)` days later than in the table, by at most two days. */
export function hijriCalendar(shiftOf: (index: number) => number): HijriCalendar {
  const startOf = (index: number) => (starts()[index] ?? 0) + shiftOf(index);
  const lengthOf = (index: number) => startOf(index + 1) - startOf(index);
  return {
    fromIso(date) {
      const day = dayNumber(date);
      const index = lastIndexUpTo(day, startOf);
      if (index === null) return null;
      return { year: firstHijriYear + Math.floor(index / 12), month: (index % 12) + 1, day: day - startOf(index) + 1 };
    },
    toIso({ year, month, day }) {
      const index = monthIndex(year, month);
      const exists = index !== null && Number.isInteger(day) && day >= 1 && day <= lengthOf(index);
      return exists ? dateOfDayNumber(startOf(index) + day - 1) : null;
    },
    monthLength(year, month) {
      const index = monthIndex(year, month);
      return index === null ? null : lengthOf(index);
    },
  };
}

/** The month that has begun by `day`; null before the first and after the last. */
function lastIndexUpTo(day: number, startOf: (index: number) => number): number | null {
  if (day < startOf(0) || day >= startOf(monthCount)) return null;
  let low = 0;
  let high = monthCount;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= day) low = middle;
    else high = middle;
  }
  return low;
}
