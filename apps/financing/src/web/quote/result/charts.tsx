import { type Paisa, paisa, rate } from '@repo/facts';
import { type I18n, useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { ChartArea } from '@repo/ui/chart-area';
import { ChartBars } from '@repo/ui/chart-bars';
import { DataTable } from '@repo/ui/data-table';
import { byYear } from './by-year.ts';
import { type OwnershipCurve, ownershipCurve } from './ownership.ts';
import { sumOf } from './schedule-columns.tsx';
import { columnLabelKey } from './total-label.ts';

/** Ownership or price outstanding over time, and what the payments of each year are made of. */
export default function Charts({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const curve = ownershipCurve(quote);
  return (
    <div className="flex flex-col gap-12">
      {curve ? <Ownership curve={curve} i18n={i18n} /> : <Outstanding quote={quote} i18n={i18n} />}
      <Split quote={quote} i18n={i18n} />
    </div>
  );
}

function Ownership({ curve, i18n }: { readonly curve: OwnershipCurve; readonly i18n: I18n }) {
  const { t, format } = i18n;
  const percent = (value: number) => format.percent(rate(value.toFixed(4)));
  const crossingDate = curve.crossing === null ? undefined : curve.dates[curve.crossing];
  const crossing = crossingDate && format.date(crossingDate);
  const first = percent(curve.customer[0] ?? 0);
  const last = percent(curve.customer.at(-1) ?? 0);
  const summary = [
    t('financing.charts.ownership-summary', { first, last }),
    crossing ? t('financing.charts.crossing-summary', { date: crossing }) : '',
  ];
  const yearly = curve.dates
    .map((date, index) => ({ date, customer: curve.customer[index] ?? 0, bank: curve.bank[index] ?? 0 }))
    .filter((_, index) => index % 12 === 0 || index === curve.dates.length - 1);
  return (
    <ChartArea
      title={t('financing.charts.ownership')}
      summary={summary.join(' ').trim()}
      dates={curve.dates}
      series={[
        { id: 'customer', label: t('financing.charts.your-share'), tone: 'ownership', values: curve.customer },
        { id: 'bank', label: t('financing.charts.bank-share'), tone: 'bank', values: curve.bank },
      ]}
      valueText={percent}
      mark={
        curve.crossing !== null && crossing
          ? { index: curve.crossing, label: t('financing.charts.crossing', { date: crossing }) }
          : null
      }
      table={
        <DataTable
          caption={t('financing.charts.ownership')}
          captionHidden
          rows={yearly}
          rowKey={(row) => row.date}
          columns={[
            { id: 'date', header: t('financing.schedule.due'), rowHeader: true, cell: (row) => format.date(row.date) },
            { id: 'customer', header: t('financing.charts.your-share'), numeric: true, cell: (row) => percent(row.customer) },
            { id: 'bank', header: t('financing.charts.bank-share'), numeric: true, cell: (row) => percent(row.bank) },
          ]}
        />
      }
    />
  );
}

function Outstanding({ quote, i18n }: { readonly quote: Quote; readonly i18n: I18n }) {
  const { t, format } = i18n;
  const { schedule, totals, inputs } = quote;
  const start = inputs.product === 'murabaha' ? inputs.dates.sale : inputs.dates.start;
  const last = schedule.at(-1)?.due ?? start;
  const points = [
    { date: start, close: totals.financed, deferred: totals.profit },
    ...schedule.map((row) => ({ date: row.due, close: row.close, deferred: row.deferredProfit })),
  ];
  const money = (amount: Paisa) => format.money(amount, { decimals: 'always', symbol: false });
  return (
    <ChartArea
      title={t('financing.charts.outstanding')}
      summary={t('financing.charts.outstanding-summary', { first: format.money(totals.payments), date: format.date(last) })}
      dates={points.map((point) => point.date)}
      series={[
        {
          id: 'cost',
          label: t(columnLabelKey('murabaha', 'close')),
          tone: 'ownership',
          values: points.map((point) => rupees(point.close)),
        },
        {
          id: 'profit',
          label: t(columnLabelKey('murabaha', 'deferredProfit')),
          tone: 'rent',
          values: points.map((point) => rupees(point.deferred)),
        },
      ]}
      valueText={(value) => format.compact(value.toFixed(0))}
      table={
        <DataTable
          caption={t('financing.charts.outstanding')}
          captionHidden
          rows={points.filter((_, index) => index % 12 === 0 || index === points.length - 1)}
          rowKey={(row) => row.date}
          columns={[
            { id: 'date', header: t('financing.schedule.due'), rowHeader: true, cell: (row) => format.date(row.date) },
            { id: 'cost', header: t(columnLabelKey('murabaha', 'close')), numeric: true, cell: (row) => money(row.close) },
            {
              id: 'profit',
              header: t(columnLabelKey('murabaha', 'deferredProfit')),
              numeric: true,
              cell: (row) => money(row.deferred),
            },
          ]}
        />
      }
    />
  );
}

function Split({ quote, i18n }: { readonly quote: Quote; readonly i18n: I18n }) {
  const { t, format } = i18n;
  const { product } = quote.inputs;
  const years = byYear(quote.schedule, i18n).map(({ label, rows }) => ({
    year: label,
    capital: paisa(sumOf(rows, 'capital')),
    profit: paisa(sumOf(rows, 'profit')),
    payment: paisa(sumOf(rows, 'payment')),
  }));
  const money = (amount: Paisa) => format.money(amount, { decimals: 'always', symbol: false });
  const first = format.money(years[0]?.payment ?? paisa(0n));
  const last = format.money(years.at(-1)?.payment ?? paisa(0n));
  const capitalLabel = t(columnLabelKey(product, 'capital'));
  const profitLabel = t(columnLabelKey(product, 'profit'));
  return (
    <ChartBars
      title={t('financing.charts.split')}
      summary={t('financing.charts.split-summary', { first, last })}
      labels={years.map(({ year }) => year)}
      series={[
        { id: 'capital', label: capitalLabel, tone: 'ownership', values: years.map((row) => rupees(row.capital)) },
        { id: 'profit', label: profitLabel, tone: 'rent', values: years.map((row) => rupees(row.profit)) },
      ]}
      valueText={(value) => format.compact(value.toFixed(0))}
      table={
        <DataTable
          caption={t('financing.charts.split')}
          captionHidden
          rows={years}
          rowKey={(row) => row.year}
          columns={[
            { id: 'year', header: t('financing.charts.year'), rowHeader: true, cell: (row) => row.year },
            { id: 'capital', header: capitalLabel, numeric: true, cell: (row) => money(row.capital) },
            { id: 'profit', header: profitLabel, numeric: true, cell: (row) => money(row.profit) },
          ]}
        />
      }
    />
  );
}

/** For pixels alone. */
function rupees(amount: Paisa): number {
  return Number(amount / 100n);
}
