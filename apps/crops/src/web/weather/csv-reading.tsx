/** What was understood of a station's file: its columns, its days, and every row that cannot stand. */

import { isoDate } from '@repo/facts';
import { type I18n, useI18n } from '@repo/i18n/react';
import { DataTable } from '@repo/ui/data-table';
import { Notice } from '@repo/ui/notice';
import type { CsvColumn, CsvError, StationCsv } from '../../wire/station-csv.ts';

/** Gaps that are named one by one. */
const mostGaps = 5;

export function CsvReading({ reading }: { readonly reading: StationCsv }) {
  const { t, format } = useI18n();
  const { days, errors, columns, gaps, newestFirst } = reading;
  const unordered = errors.filter(({ code }) => code === 'date-unordered').length;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="flex flex-col gap-6" aria-live="polite">
      {first && last ? (
        <Notice tone={errors.length === 0 ? 'passed' : 'neutral'}>
          {first === last
            ? t('crops.weather.day-read', { date: format.date(first.date) })
            : t('crops.weather.days-read', {
                n: format.number(days.length),
                from: format.date(first.date),
                to: format.date(last.date),
              })}
          {newestFirst && <span className="block">{t('crops.weather.newest-first')}</span>}
        </Notice>
      ) : (
        <Notice tone="attention">{t('crops.weather.no-days')}</Notice>
      )}
      {unordered > 0 && <Notice tone="attention">{t('crops.weather.unordered', { count: unordered })}</Notice>}
      {errors.length > 0 && <Errors errors={errors} />}
      {gaps.slice(0, mostGaps).map(({ from, to }) => (
        <Notice key={from} tone="attention">
          {from === to
            ? t('crops.weather.gap-day', { date: format.date(from) })
            : t('crops.csv.gap', { from: format.date(from), to: format.date(to) })}
        </Notice>
      ))}
      {gaps.length > mostGaps && (
        <Notice tone="attention">{t('crops.weather.more-gaps', { n: format.number(gaps.length - mostGaps) })}</Notice>
      )}
      {columns.length > 0 && <Columns columns={columns} />}
    </div>
  );
}

function Errors({ errors }: { readonly errors: readonly CsvError[] }) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('crops.weather.errors', { count: errors.length })}
      maxHeight="18rem"
      rows={errors}
      rowKey={({ row, column, code }) => [row, column, code].join(' ')}
      columns={[
        {
          id: 'row',
          header: t('crops.weather.row'),
          rowHeader: true,
          cell: ({ row }) => (row === null ? t('crops.weather.whole-file') : format.number(row)),
        },
        { id: 'column', header: t('crops.weather.column'), cell: ({ column }) => <bdi>{column ?? ''}</bdi> },
        {
          id: 'message',
          header: t('crops.weather.problem'),
          cell: ({ code, params }) => t(`crops.csv.${code}`, shownParams(params, format)),
        },
      ]}
    />
  );
}

function Columns({ columns }: { readonly columns: readonly CsvColumn[] }) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('crops.weather.columns')}
      rows={columns}
      rowKey={({ header }) => header}
      columns={[
        { id: 'header', header: t('crops.weather.column'), rowHeader: true, cell: ({ header }) => <bdi>{header}</bdi> },
        {
          id: 'quantity',
          header: t('crops.weather.taken-for'),
          cell: ({ quantity, unit, heightM, assumed }) =>
            quantity === null ? (
              <span className="text-ink-soft">{t('crops.weather.not-read')}</span>
            ) : (
              <>
                {t(`crops.csv.quantity.${quantity}`)} {unit && <bdi dir="ltr">({unit})</bdi>}
                {heightM !== null && !assumed.includes('height') && (
                  <span className="block text-ink-soft">
                    {t('crops.weather.measured-at', { metres: format.number(heightM) })}
                  </span>
                )}
                {assumed.map((what) => (
                  <span key={what} className="block text-ink-soft">
                    {t(`crops.csv.assumed.${what}`, { unit: unit ?? '', metres: format.number(heightM ?? 0) })}
                  </span>
                ))}
              </>
            ),
        },
      ]}
    />
  );
}

/** Days and numbers as the person reads them; what the file says stays as it is written. */
function shownParams(params: CsvError['params'], format: I18n['format']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, text]) => [name, name === 'text' ? text : shownParam(text, format)]),
  );
}

function shownParam(text: string, format: I18n['format']): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.date(isoDate(text));
  return /^-?\d+(?:\.\d+)?$/.test(text) ? format.number(text) : text;
}
