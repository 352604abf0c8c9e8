/** Months that were announced to start on another day than the table says. */
import { AppError } from '../app-error.ts';
import { type HijriCalendar, hijriCalendar, monthIndex } from './calendar.ts';

/** One announced month. */
export interface HijriOverride {
  readonly year: number;
  readonly month: number;
  /** Days by which the month started later (positive) or earlier than in the table. */
  readonly shiftDays: -2 | -1 | 1 | 2;
  /** Who announced it and when: "Ruet-e-Hilal Committee, 2020-04-24". */
  readonly source: string;
}

/**
 * The table with its announced months. Neighbours of an announced month must fit: a month of other than 29 or 30 days means
 * that the announcement of the month beside it is missing.
 * @throws AppError `HIJRI_OVERRIDE_INVALID` for a month outside the table, without source, given twice, or that leaves a
 * month with another length; its `params` name the month
 */
export function sightedCalendar(overrides: readonly HijriOverride[]): HijriCalendar {
  const shifts = new Map<number, number>();
  for (const { year, month, shiftDays, source } of overrides) {
    const index = monthIndex(year, month);
    if (index === null || shifts.has(index) || source.trim() === '' || Math.abs(shiftDays) > 2) throw invalid(year, month);
    shifts.set(index, shiftDays);
  }
  const calendar = hijriCalendar((index) => shifts.get(index) ?? 0);
  for (const { year, month } of overrides) {
    const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
    for (const touched of [before, { year, month }]) {
      const length = calendar.monthLength(touched.year, touched.month);
      if (length !== null && length !== 29 && length !== 30) throw invalid(touched.year, touched.month);
    }
  }
  return calendar;
}

function invalid(year: number, month: number): AppError {
  return new AppError('HIJRI_OVERRIDE_INVALID', { params: { year: String(year), month: String(month) } });
}
