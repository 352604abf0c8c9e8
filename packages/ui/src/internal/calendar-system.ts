/** The two calendars of the date field, each as months of civil days. Hijri is the one Umm al-Qura table. */
import { addDays, addMonths, daysInMonth, type IsoDate, partsOf } from '@repo/facts';
import { hijriFromIso, hijriMonthLength, isoFromHijri } from '@repo/facts/hijri';

export type CalendarId = 'gregorian' | 'hijri';

/** A month, as the calendar itself counts it. */
export interface Month {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly first: IsoDate;
  readonly length: number;
}

export interface CalendarSystem {
  /** Null outside the calendar's table. */
  monthOf(date: IsoDate): Month | null;
  /** The same day of another month, or that month's last day; the date itself where the table ends. */
  moveMonths(date: IsoDate, months: number): IsoDate;
}

const gregorian: CalendarSystem = {
  monthOf(date) {
    const { year, month, day } = partsOf(date);
    return { year, month, first: addDays(date, 1 - day), length: daysInMonth(year, month) };
  },
  moveMonths: (date, months) => addMonths(date, months),
};

const hijri: CalendarSystem = {
  monthOf(date) {
    const at = hijriFromIso(date);
    const length = at && hijriMonthLength(at.year, at.month);
    return at && length ? { year: at.year, month: at.month, first: addDays(date, 1 - at.day), length } : null;
  },
  moveMonths(date, months) {
    const at = hijriFromIso(date);
    if (!at) return date;
    const index = at.year * 12 + at.month - 1 + months;
    const year = Math.floor(index / 12);
    const month = (index % 12) + 1;
    const length = hijriMonthLength(year, month);
    return (length && isoFromHijri({ year, month, day: Math.min(at.day, length) })) || date;
  },
};

export const calendars: Readonly<Record<CalendarId, CalendarSystem>> = { gregorian, hijri };

/** Rows of seven civil days, Sunday first, that cover the month; days of its neighbours are null. */
export function weeksOf({ first, length }: Month): readonly (readonly (IsoDate | null)[])[] {
  const before = new Date(`${first}T00:00:00Z`).getUTCDay();
  const rows = Math.ceil((before + length) / 7);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => {
      const day = row * 7 + column - before;
      return day >= 0 && day < length ? addDays(first, day) : null;
    }),
  );
}

/** Where a key leads from a day; null for keys that do not move. Arrows follow the reading direction. */
export function dayAfterKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  date: IsoDate,
  calendar: CalendarSystem,
  rightToLeft: boolean,
): IsoDate | null {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const months = shiftKey ? 12 : 1;
  const steps: Readonly<Record<string, () => IsoDate>> = {
    ArrowRight: () => addDays(date, rightToLeft ? -1 : 1),
    ArrowLeft: () => addDays(date, rightToLeft ? 1 : -1),
    ArrowUp: () => addDays(date, -7),
    ArrowDown: () => addDays(date, 7),
    Home: () => addDays(date, -weekday),
    End: () => addDays(date, 6 - weekday),
    PageUp: () => calendar.moveMonths(date, -months),
    PageDown: () => calendar.moveMonths(date, months),
  };
  return steps[key]?.() ?? null;
}
