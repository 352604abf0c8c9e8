import { paisa } from '@repo/facts';
import { hijriTableVersion } from '@repo/facts/hijri';
import { type I18n, useI18n } from '@repo/i18n/react';
import type { Quote, ScheduleRow } from '@repo/islamic-finance';
import { DataTable, type RowGroup } from '@repo/ui/data-table';
import type { ReactNode } from 'react';
import { byYear } from './by-year.ts';
import { residueNote } from './residue-note.ts';
import { scheduleColumns, summedFigures, sumOf } from './schedule-columns.tsx';

/** Nine columns stand beside the form. */
const narrowCells = '[&_.table-cell-pad]:px-1.5 [&_.table-head]:px-1.5 [&_.table-total]:px-1.5 [&_table]:text-xs';

/** The schedule, closed by year. */
export default function Schedule({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { schedule } = quote;
  return (
    <div className={narrowCells}>
      <DataTable
        caption={t('financing.schedule.title')}
        captionHidden
        columns={scheduleColumns(quote, i18n, sumsOf(schedule, i18n))}
        groups={yearGroups(schedule, i18n)}
        rowKey={(row) => String(row.number)}
        maxHeight="70vh"
        note={
          <div className="flex flex-col gap-1">
            <p>{residueNote(quote, i18n)}</p>
            <p>{t('financing.schedule.rupees-note')}</p>
            <p>
              {t('financing.schedule.hijri-note')} <bdi dir="ltr">{hijriTableVersion}</bdi>
            </p>
          </div>
        }
      />
    </div>
  );
}

/** Rows of one calendar year together, with the sums of what is paid in it. */
export function yearGroups(schedule: readonly ScheduleRow[], i18n: I18n): RowGroup<ScheduleRow>[] {
  return byYear(schedule, i18n).map(({ year, label, rows }) => ({
    id: year,
    label: i18n.t('financing.schedule.year', { year: label }),
    rows,
    summary: sumsOf(rows, i18n),
  }));
}

export function sumsOf(rows: readonly ScheduleRow[], { format }: I18n): Record<string, ReactNode> {
  return Object.fromEntries(
    summedFigures.map((figure) => [figure, format.money(paisa(sumOf(rows, figure)), { decimals: 'always', symbol: false })]),
  );
}
