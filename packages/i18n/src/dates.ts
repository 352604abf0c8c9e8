/** Civil dates in English and the civil clock of Karachi. */
import { type IsoDate, isoDate } from '@repo/facts';
import { weekdayOf } from '@repo/urdu-text/dates';

/** `long` 22 November 2026 · `short` 22 Nov 2026 · `numeric` 22/11/2026 · `weekday` with the day of the week. */
export type DateStyle = 'long' | 'short' | 'numeric' | 'weekday';

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export function formatDateEn(date: IsoDate, style: DateStyle): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = months[Number(month) - 1] ?? '';
  if (style === 'numeric') return `${day}/${month}/${year}`;
  const text = `${Number(day)} ${style === 'short' ? name.slice(0, 3) : name} ${year}`;
  return style === 'weekday' ? `${weekdays[weekdayOf(date)]}, ${text}` : text;
}

export function formatTimeEn(hour: number, minute: number): string {
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Karachi',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** An instant as Karachi's calendar and clock show it. */
export function karachi(instant: Date): { date: IsoDate; hour: number; minute: number } {
  const at = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: isoDate(`${at.year}-${at.month}-${at.day}`), hour: Number(at.hour), minute: Number(at.minute) };
}
