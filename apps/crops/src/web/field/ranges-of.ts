import { addDays, type IsoDate } from '@repo/facts';

export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly count: number;
}

/** Days in order, those that follow each other as one range. */
export function rangesOf(days: readonly IsoDate[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === day) ranges.splice(-1, 1, { ...last, to: day, count: last.count + 1 });
    else ranges.push({ from: day, to: day, count: 1 });
  }
  return ranges;
}
