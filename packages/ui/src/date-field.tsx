/**
 * A day, typed in either calendar, with both read back; a month to choose from opens on demand. The form keeps the text;
 * `readDate` gives the day.
 *
 * @example
 * <DateField label={t('financing.quote.first-due')} value={draft.firstDue} onChange={(firstDue) => setDraft({ firstDue })} />
 */
import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { direction } from '@repo/urdu-text/direction';
import type { FieldProps } from './internal/field-props.ts';
import { TextControl } from './internal/text-control.tsx';
import { type DateReading, readDate } from './readers/read-date.ts';

export { type DateReading, readDate };

export interface DateFieldProps extends FieldProps {
  /** The text as typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The day on which the calendar opens while the field is empty. */
  readonly today: IsoDate;
}

export function DateField({ value, onChange, today, ...props }: DateFieldProps) {
  const { t, dir, format } = useI18n();
  const reading = readDate(value);
  const ofText = direction(value);
  const date = reading.kind === 'read' ? reading.date : null;
  return (
    <TextControl
      {...props}
      value={value}
      onChange={onChange}
      onBlur={() => {
        if (date) onChange(format.date(date));
      }}
      autoComplete="off"
      dir={ofText === 'auto' ? 'ltr' : ofText}
      placeholder={dir === 'ltr' ? format.date(today) : undefined}
      ownError={reading.kind === 'error' ? t('errors.DATE_INVALID') : undefined}
      reading={date && <p>{format.date(date, { style: 'weekday' })}</p>}
    />
  );
}
