import { addDays, type IsoDate, partsOf } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import { useI18n } from '@repo/i18n/react';
import { monthNames, weekdayNames } from '@repo/urdu-text/dates';
import { toUrduDigits } from '@repo/urdu-text/digits';
import { formatHijri, hijriLabel, type SightingOffset } from '@repo/urdu-text/hijri';
import { type CalendarId, calendars, type Month } from './calendar-system.ts';

export interface CalendarText {
  readonly weekdays: readonly string[];
  readonly number: (count: number) => string;
  /** Read out for a day of the grid. */
  readonly day: (date: IsoDate) => string;
  readonly month: (calendar: CalendarId, month: Month) => string;
  /** The months of the other calendar that a month touches, with the label that Hijri dates carry. */
  readonly otherMonths: (calendar: CalendarId, month: Month) => string;
  /** A Hijri date by the table, or by the table moved by days; null outside it. */
  readonly hijri: (date: IsoDate, offset?: SightingOffset) => string | null;
  readonly hijriLabel: (offset?: SightingOffset) => string;
}

const shortWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Dates of both calendars in the language and digits of the screen. */
export function useCalendarText(): CalendarText {
  const { locale, digits, format } = useI18n();
  const urdu = locale === 'ur';
  const shown = (text: string) => (urdu && digits === 'urdu' ? toUrduDigits(text) : text);

  const hijri: CalendarText['hijri'] = (date, offset = 0) => {
    const at = hijriFromIso(date, offset);
    return at && shown(formatHijri(at, { language: locale }));
  };

  const gregorianMonth = (date: IsoDate) => {
    const { year, month } = partsOf(date);
    return shown(urdu ? `${monthNames[month - 1]} ${year}` : format.date(date).replace(/^\d+ /, ''));
  };

  const hijriMonth = (date: IsoDate) => {
    const at = hijriFromIso(date);
    return at ? shown(formatHijri({ ...at, day: 1 }, { language: locale }).replace(/^1 /, '')) : '';
  };

  const names = { gregorian: gregorianMonth, hijri: hijriMonth };
  const label: CalendarText['hijriLabel'] = (offset = 0) => hijriLabel(locale, offset, urdu ? digits : 'latn');

  return {
    weekdays: urdu ? weekdayNames : shortWeekdays,
    number: (count) => shown(String(count)),
    day: (date) => [format.date(date, { style: 'weekday' }), hijri(date)].filter(Boolean).join('، '),
    month: (calendar, month) => names[calendars[calendar].monthOf(month.first) ? calendar : 'gregorian'](month.first),
    otherMonths(calendar, month) {
      const other = calendar === 'gregorian' ? 'hijri' : 'gregorian';
      const touched = new Set([month.first, addDays(month.first, month.length - 1)].map(names[other]));
      return [...touched].filter(Boolean).join(' – ');
    },
    hijri,
    hijriLabel: label,
  };
}
