/** The days of a month as bars, stacked by member, app or model. */
import { addMonths, daysBetween, type IsoDate, isoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { ChartStack, type StackSeries } from '@repo/ui/chart-stack';
import { type Column, DataTable } from '@repo/ui/data-table';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import { type UsageMeter, type UsageSeries, usageByDay } from './usage.ts';
import { highestAt, sumAt } from './usage-columns.ts';
import type { UsageParty } from './usage-groups.ts';
import { useMonthName } from './use-month-name.ts';

export interface UsageByDayProps {
  readonly organizationId: string;
  /** Its first day. */
  readonly month: IsoDate;
  readonly meter: UsageMeter;
  readonly by: UsageParty;
}

interface Day {
  /** Of the month, from 1. */
  readonly day: number;
  readonly date: IsoDate;
  /** One for each series. */
  readonly units: readonly bigint[];
  readonly total: bigint;
}

export function UsageByDay({ organizationId, month, meter, by }: UsageByDayProps) {
  const i18n = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const { t, format, locale } = i18n;
  const nameOf = useMonthName();
  const usage = useQuery(usageByDay(organizationId, month.slice(0, 7), by));
  if (usage.isPending) return <Skeleton lines={9} />;
  if (usage.isError) return <ErrorState onRetry={() => void usage.refetch()}>{errorMessage(usage.error, i18n)}</ErrorState>;

  const partyName = ({ name, others }: UsageSeries): string => {
    if (others !== null) return t('billing.usage.others', { count: format.number(others) });
    return name?.[locale] ?? t(by === 'model' ? 'billing.usage.no-model' : 'billing.usage.member-gone');
  };
  const series = usage.data.series
    .filter((each) => each.meter === meter.id)
    .map(
      (each): StackSeries => ({
        id: each.others === null ? `${by} ${each.party ?? ''}` : 'others',
        label: partyName(each),
        ...(each.others !== null && { as: 'rest' }),
        values: each.days.map(BigInt),
      }),
    );
  const days = Array.from({ length: daysBetween(month, addMonths(month, 1)) }, (_, index): Day => {
    const date = isoDate(`${month.slice(0, 8)}${String(index + 1).padStart(2, '0')}`);
    return { day: index + 1, date, units: series.map(({ values }) => values[index] ?? 0n), total: sumAt(series, index) };
  });
  const most = days[highestAt(series)];
  if (series.length === 0 || !most) return null;

  const number = (units: bigint) => format.number(units);
  const figure = (units: bigint) => t('billing.usage.figure', { units: number(units), unit: meter.unit[locale] });
  const columns: readonly Column<Day>[] = [
    {
      id: 'day',
      header: t('billing.usage.day'),
      rowHeader: true,
      cell: ({ day }) => format.number(day),
    },
    { id: 'total', header: meter.unit[locale], cell: ({ total }) => number(total), numeric: true },
    ...series.map(
      ({ id, label }, index): Column<Day> => ({
        id,
        header: <bdi>{label}</bdi>,
        cell: ({ units }) => number(units[index] ?? 0n),
        numeric: true,
      }),
    ),
  ];
  return (
    <ChartStack
      title={t('billing.usage.by-day')}
      summary={t('billing.usage.days-summary', {
        month: nameOf(month),
        date: format.date(most.date),
        most: figure(most.total),
      })}
      hint={t('billing.usage.hint')}
      columns={days.map(({ day, date }) => ({ label: format.number(day), name: format.date(date) }))}
      series={series}
      whole={t('billing.usage.whole-month')}
      totalText={figure}
      valueText={number}
      axisText={(units) => format.compact(units)}
      table={
        <DataTable
          caption={t('billing.usage.by-day')}
          captionHidden
          rows={days.filter(({ total }) => total > 0n)}
          rowKey={({ date }) => date}
          // Of one party alone its figures are the sums.
          columns={series.length === 1 ? columns.slice(0, 2) : columns}
        />
      }
    />
  );
}
