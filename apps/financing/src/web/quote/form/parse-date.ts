import type { IsoDate } from '@repo/facts';
import { dateExample, readDate } from '@repo/ui/date-field';
import type { DateKind } from './field.ts';
import { type FieldError, missing, type Parsed, readable, wrong } from './parse-field.ts';

/** An empty optional date is null. Apart from the other fields because it brings the calendars. */
export function parseDate(text: string, kind: DateKind): Parsed<IsoDate | null> {
  const reading = readDate(text);
  if (reading.kind === 'empty') return kind.required ? missing('financing.error.date-needed') : readable(null);
  if (reading.kind === 'read') return readable(reading.date);
  return reading.code === 'DATE_UNREADABLE'
    ? wrong('ui.date.unreadable', { example: dateExample })
    : wrong('errors.DATE_INVALID');
}

export function dateError(kind: DateKind, text: string): FieldError | null {
  const parsed = parseDate(text, kind);
  return parsed.ok ? null : parsed.error;
}
