import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { type RefObject, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { CalendarId } from '../internal/calendar-system.ts';
import { MonthGrid } from '../internal/month-grid.tsx';
import { useCalendarText } from '../internal/use-calendar-text.ts';
import { RadioCards } from '../radio-cards.tsx';
import { OverlayLanguage } from './overlay-language.tsx';

export interface DatePickerProps {
  readonly label: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly selected: IsoDate | null;
  readonly today: IsoDate;
  /** The calendar that is shown first. */
  readonly calendar: CalendarId;
  readonly onSelect: (date: IsoDate, calendar: CalendarId) => void;
  readonly onClose: () => void;
}

export function DatePicker({ label, trigger, selected, today, calendar: first, onSelect, onClose }: DatePickerProps) {
  const { t } = useI18n();
  const text = useCalendarText();
  const [calendar, setCalendar] = useState(first);
  return (
    <OverlayLanguage>
      <Popover
        isOpen
        triggerRef={trigger}
        placement="bottom end"
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        className="popover rounded border border-line-strong bg-raised outline-none"
      >
        <Dialog aria-label={label} className="flex flex-col gap-3 p-3 outline-none">
          <RadioCards
            layout="segments"
            label={t('ui.date.calendar')}
            labelHidden
            value={calendar}
            onChange={setCalendar}
            options={[
              { value: 'gregorian', label: t('ui.date.gregorian') },
              { value: 'hijri', label: t('ui.date.hijri') },
            ]}
          />
          <MonthGrid
            key={calendar}
            calendar={calendar}
            selected={selected}
            today={today}
            onSelect={(date) => {
              onSelect(date, calendar);
              onClose();
            }}
          />
          {calendar === 'hijri' && <p className="type-ui text-xs text-ink-soft">{text.hijriLabel()}</p>}
        </Dialog>
      </Popover>
    </OverlayLanguage>
  );
}
