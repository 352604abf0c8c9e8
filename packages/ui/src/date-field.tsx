/**
 * A day, typed in either calendar, with both read back; a month to choose from opens on demand. The form keeps the text;
 * `readDate` gives the day.
 *
 * @example
 * <DateField label={t('shop.order.due')} value={draft.due} onChange={setDue} today={today} />
 */
import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { toUrduDigits } from '@repo/urdu-text/digits';
import { direction } from '@repo/urdu-text/direction';
import type { SightingOffset } from '@repo/urdu-text/hijri';
import { lazy, Suspense, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import type { CalendarId } from './internal/calendar-system.ts';
import type { FieldProps } from './internal/field-props.ts';
import { TextControl } from './internal/text-control.tsx';
import { useCalendarText } from './internal/use-calendar-text.ts';
import { type DateReading, dateExample, readDate } from './readers/read-date.ts';

export { type DateReading, dateExample, readDate };

export interface DateFieldProps extends FieldProps {
  /** The text as typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The day on which the calendar opens while the field is empty. */
  readonly today: IsoDate;
  /** Days by which the Hijri date that is read back differs from the table; labelled. */
  readonly sightingOffset?: SightingOffset | undefined;
}

const Picker = lazy(() => import('./overlays/date-picker.tsx').then((module) => ({ default: module.DatePicker })));

export function DateField({ value, onChange, today, sightingOffset = 0, ...props }: DateFieldProps) {
  const { t, format, digits } = useI18n();
  const text = useCalendarText();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const reading = readDate(value);
  const read = reading.kind === 'read' ? reading : null;
  const written = direction(value);
  const write = (date: IsoDate, calendar: CalendarId) => {
    onChange((calendar === 'hijri' && text.hijri(date)) || format.date(date));
  };
  const mistake = () => {
    if (reading.kind !== 'error') return undefined;
    const example = digits === 'urdu' ? toUrduDigits(dateExample) : dateExample;
    return reading.code === 'DATE_UNREADABLE' ? t('ui.date.unreadable', { example }) : t('errors.DATE_INVALID');
  };
  return (
    <>
      <TextControl
        {...props}
        value={value}
        onChange={onChange}
        onBlur={() => {
          if (read) write(read.date, read.calendar);
        }}
        autoComplete="off"
        dir={written === 'auto' ? 'ltr' : written}
        ownError={mistake()}
        reading={read && <BothCalendars date={read.date} offset={sightingOffset} />}
        trailing={
          <IconButton
            ref={trigger}
            icon="calendar"
            label={t('ui.date.choose')}
            disabled={props.disabled}
            onPress={() => setOpen(true)}
          />
        }
      />
      {open && (
        <Suspense fallback={null}>
          <Picker
            label={props.label}
            trigger={trigger}
            selected={read?.date ?? null}
            today={today}
            calendar={read?.calendar ?? 'gregorian'}
            onSelect={write}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

function BothCalendars({ date, offset }: { readonly date: IsoDate; readonly offset: SightingOffset }) {
  const { format } = useI18n();
  const text = useCalendarText();
  const hijri = text.hijri(date, offset);
  return (
    <p className="type-ui">
      {format.date(date, { style: 'weekday' })}
      {hijri && (
        <span className="block">
          {hijri} <span className="text-xs">{text.hijriLabel(offset)}</span>
        </span>
      )}
    </p>
  );
}
