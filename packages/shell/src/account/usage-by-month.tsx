/** The last months of a meter as bars, beside their limits. */
import { type IsoDate, isoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { ChartStack } from '@repo/ui/chart-stack';
import { type Column, DataTable } from '@repo/ui/data-table';
import { ErrorState } from '@repo/ui/error-state';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import { type UsageMeter, usageByMonth } from './usage.ts';
import { highestAt } from './usage-columns.ts';
import { useMonthName } from './use-month-name.ts';

export interface UsageByMonthProps {
  readonly organizationId: string;
  readonly meter: UsageMeter;
}

interface Month {
  readonly month: IsoDate;
  readonly units: bigint;
  readonly limit: bigint | null;
}

/** Nothing until there is more than one month. */
export function UsageByMonth({ organizationId, meter }: UsageByMonthProps) {
  const i18n = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const { t, format, locale } = i18n;
  const nameOf = useMonthName();
  const usage = useQuery(usageByMonth(organizationId));
  if (usage.isPending) return null;
  if (usage.isError) return <ErrorState onRetry={() => void usage.refetch()}>{errorMessage(usage.error, i18n)}</ErrorState>;

  const own = usage.data.meters.find(({ id }) => id === meter.id);
  const all = usage.data.months.map((month, index): Month => {
    const limit = own?.limits[index] ?? null;
    return { month: isoDate(month), units: BigInt(own?.units[index] ?? 0), limit: limit === null ? null : BigInt(limit) };
  });
  const first = all.findIndex(({ units }) => units > 0n);
  const months = first < 0 ? [] : all.slice(first);
  const series = [
    { id: meter.id, label: t('billing.usage.total'), as: 'whole' as const, values: months.map(({ units }) => units) },
  ];
  const most = months[highestAt(series)];
  if (!most || months.length < 2) return null;

  const number = (count: bigint) => format.number(count);
  const figure = (count: bigint) => t('billing.usage.figure', { units: number(count), unit: meter.unit[locale] });
  const isLimited = months.some(({ limit }) => limit !== null);
  const limit = { label: t('billing.usage.limit'), values: months.map((each) => each.limit) };
  const limitColumn: Column<Month> = {
    id: 'limit',
    header: limit.label,
    cell: (each) => (each.limit === null ? '' : number(each.limit)),
    numeric: true,
  };
  const columns: readonly Column<Month>[] = [
    { id: 'month', header: t('billing.usage.month'), rowHeader: true, cell: ({ month }) => nameOf(month) },
    { id: 'units', header: meter.unit[locale], cell: ({ units }) => number(units), numeric: true },
    ...(isLimited ? [limitColumn] : []),
  ];
  return (
    <div className="pt-8">
      <ChartStack
        title={t('billing.usage.by-month')}
        summary={t('billing.usage.months-summary', {
          count: format.number(months.length),
          month: nameOf(most.month),
          most: figure(most.units),
        })}
        columns={months.map(({ month }) => ({ label: shortOf(nameOf(month), locale), name: nameOf(month) }))}
        series={series}
        whole={t('billing.usage.whole-run')}
        totalText={figure}
        valueText={number}
        axisText={(count) => format.compact(count)}
        {...(isLimited && { limit })}
        table={
          <DataTable
            caption={t('billing.usage.by-month')}
            captionHidden
            rows={months}
            rowKey={({ month }) => month}
            columns={columns}
          />
        }
      />
    </div>
  );
}

/** "Nov" of "November 2026"; in Urdu months are not shortened. */
function shortOf(month: string, locale: 'ur' | 'en'): string {
  const name = month.replace(/ .*/, '');
  return locale === 'en' ? name.slice(0, 3) : name;
}
