/** A month to choose a day from, in either calendar, by mouse, touch or keys. */
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../icon-button.tsx';
import { type CalendarId, calendars, dayAfterKey, weeksOf } from './calendar-system.ts';
import { cx } from './cx.ts';
import { useCalendarText } from './use-calendar-text.ts';

export interface MonthGridProps {
  readonly calendar: CalendarId;
  readonly selected: IsoDate | null;
  readonly today: IsoDate;
  readonly onSelect: (date: IsoDate) => void;
}

export function MonthGrid({ calendar, selected, today, onSelect }: MonthGridProps) {
  const { t, dir } = useI18n();
  const text = useCalendarText();
  const [focused, setFocused] = useState(selected ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(true);
  const system = calendars[calendar];
  const month = system.monthOf(focused) ?? calendars.gregorian.monthOf(focused);

  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
    moved.current = false;
  }, [focused]);

  if (!month) return null;
  const turn = (months: number) => setFocused(system.moveMonths(focused, months));
  return (
    <div className="type-ui">
      <div className="flex items-center justify-between gap-2">
        <IconButton icon="chevron-back" label={t('ui.date.previous-month')} onPress={() => turn(-1)} />
        <div className="text-center" aria-live="polite">
          <p className="font-semibold">{text.month(calendar, month)}</p>
          <p className="text-xs text-ink-soft">{text.otherMonths(calendar, month)}</p>
        </div>
        <IconButton icon="chevron-forward" label={t('ui.date.next-month')} onPress={() => turn(1)} />
      </div>
      <table
        ref={grid}
        aria-label={text.month(calendar, month)}
        className="mt-2 border-collapse"
        onKeyDown={(event) => {
          const next = dayAfterKey(event, focused, system, dir === 'rtl');
          if (!next) return;
          event.preventDefault();
          moved.current = true;
          setFocused(next);
        }}
      >
        <thead>
          <tr>
            {text.weekdays.map((weekday) => (
              <th key={weekday} scope="col" className="px-0.5 py-1 text-xs font-normal text-ink-soft">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, row) => (
            <tr key={String(addDays(month.first, row * 7))}>
              {week.map((date, column) => (
                <Day
                  // A week has seven places; those of the neighbour months are empty.
                  key={date ?? `empty-${column}`}
                  date={date}
                  label={date ? text.day(date) : ''}
                  number={date ? text.number(daysBetween(month.first, date) + 1) : ''}
                  chosen={date !== null && date === selected}
                  isToday={date === today}
                  reachable={date === focused}
                  onSelect={onSelect}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  readonly date: IsoDate | null;
  readonly label: string;
  readonly number: string;
  readonly chosen: boolean;
  readonly isToday: boolean;
  readonly reachable: boolean;
  readonly onSelect: (date: IsoDate) => void;
}

function Day({ date, label, number, chosen, isToday, reachable, onSelect }: DayProps) {
  if (!date) return <td />;
  return (
    <td>
      <button
        type="button"
        data-day={date}
        tabIndex={reachable ? 0 : -1}
        aria-label={label}
        aria-pressed={chosen}
        aria-current={isToday ? 'date' : undefined}
        className={cx(
          'size-11 cursor-pointer rounded text-center',
          chosen ? 'bg-brand text-on-brand' : 'hover:bg-sunken',
          isToday && !chosen && 'border border-line-strong',
        )}
        onClick={() => onSelect(date)}
      >
        {number}
      </button>
    </td>
  );
}
