import type { I18n } from '@repo/i18n/react';
import type { ScheduleRow } from '@repo/islamic-finance';
import { toUrduDigits } from '@repo/urdu-text/digits';

export interface YearOfRows {
  /** As shown: a year has no grouping. */
  readonly label: string;
  readonly year: string;
  readonly rows: readonly ScheduleRow[];
}

/** Rows of one calendar year together, in order. */
export function byYear(schedule: readonly ScheduleRow[], { locale, digits }: Pick<I18n, 'locale' | 'digits'>): YearOfRows[] {
  const years = new Map<string, ScheduleRow[]>();
  for (const row of schedule) {
    const year = row.due.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  const showsUrdu = locale === 'ur' && digits === 'urdu';
  return [...years].map(([year, rows]) => ({ year, label: showsUrdu ? toUrduDigits(year) : year, rows }));
}
