import type { Paisa, Rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import type { Quote, ScheduleFigure, ScheduleRow } from '@repo/islamic-finance';
import type { Column } from '@repo/ui/data-table';
import { Figure } from '@repo/ui/figure';
import type { ReactNode } from 'react';
import { hijriText } from './hijri-text.ts';
import { columnLabelKey } from './total-label.ts';

export const amountFigures = ['payment', 'profit', 'capital', 'priceOutstanding', 'close', 'deferredProfit'] as const;
export type AmountFigure = (typeof amountFigures)[number];

/** Sums in the foot of the table and in the head of a year. */
export const summedFigures = ['payment', 'profit', 'capital'] as const;

export function sumOf(rows: readonly ScheduleRow[], figure: (typeof summedFigures)[number]): bigint {
  return rows.reduce((sum, row) => sum + row[figure], 0n);
}

/** Number, both calendars, the six amounts and the bank's share. */
export function scheduleColumns(quote: Quote, i18n: I18n, sums: Readonly<Record<string, ReactNode>>): Column<ScheduleRow>[] {
  const { t, format } = i18n;
  const { product } = quote.inputs;
  const figure = (row: ScheduleRow, name: ScheduleFigure, text: ReactNode) => (
    <Figure path={`schedule.${row.number}.${name}`}>{text}</Figure>
  );
  const money = (amount: Paisa) => format.money(amount, { decimals: 'always', symbol: false });
  const amount = (name: AmountFigure): Column<ScheduleRow> => ({
    id: name,
    header: t(columnLabelKey(product, name)),
    numeric: true,
    cell: (row) => figure(row, name, money(row[name])),
    footer: sums[name] ?? '',
  });
  const share = (row: ScheduleRow, value: Rate | null) =>
    value === null ? '' : figure(row, 'bankShare', format.percent(value, { decimals: 2 }));
  return [
    {
      id: 'number',
      header: t('financing.schedule.number'),
      cell: (row) => format.number(row.number),
      footer: t('financing.schedule.total'),
    },
    {
      id: 'due',
      header: t('financing.schedule.due'),
      rowHeader: true,
      cell: (row) => (
        <>
          <span className="block whitespace-nowrap">{format.date(row.due)}</span>
          <span className="block whitespace-nowrap text-xs text-ink-soft">{hijriText(row.due, i18n)}</span>
          {row.kind !== 'regular' && (
            <span className="block text-xs text-ink-soft">{t(`financing.schedule.kind.${row.kind}`)}</span>
          )}
        </>
      ),
      footer: '',
    },
    ...amountFigures.map(amount),
    ...(product === 'diminishing-musharakah'
      ? [
          {
            id: 'bankShare',
            header: t('financing.schedule.bankShare'),
            numeric: true,
            cell: (row: ScheduleRow) => share(row, row.bankShare),
            footer: '',
          },
        ]
      : []),
  ];
}
