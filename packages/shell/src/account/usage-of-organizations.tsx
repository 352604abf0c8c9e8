/** What every organization used of each meter in a month, the most first. */
import { isoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { type Column, DataTable } from '@repo/ui/data-table';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import { type UsageOfAll, usageOfOrganizations } from './usage.ts';
import { percentUsed } from './usage-groups.ts';
import { UsageMonthField } from './usage-month-field.tsx';

type MeterOfAll = UsageOfAll['meters'][number];
type Row = MeterOfAll['largest'][number];

export function UsageOfOrganizations() {
  const i18n = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const { t, locale } = i18n;
  const [month, setMonth] = useState<string | null>(null);
  const usage = useQuery(usageOfOrganizations(month));
  if (usage.isPending) return <Skeleton lines={6} />;
  if (usage.isError) return <ErrorState onRetry={() => void usage.refetch()}>{errorMessage(usage.error, i18n)}</ErrorState>;
  const { meters, months } = usage.data;
  return (
    <>
      <UsageMonthField
        shown={isoDate(month ? `${month}-01` : usage.data.month)}
        months={months.map(isoDate)}
        onChange={setMonth}
      />
      {meters.length === 0 && <EmptyState title={t('billing.usage.organizations-none')} />}
      {meters.map((meter) => (
        <Section key={meter.id} title={meter.label[locale]}>
          <OrganizationsTable meter={meter} />
        </Section>
      ))}
    </>
  );
}

function OrganizationsTable({ meter }: { readonly meter: MeterOfAll }) {
  const { t, format, locale } = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const [first] = meter.largest;
  const most = BigInt(first?.used ?? 0);
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: t('billing.usage.organization'),
      cell: ({ name, used }) => (
        <>
          <bdi className="wrap-anywhere">{name}</bdi>
          {/* For the eye alone: the figure beside it says the same. */}
          <span
            aria-hidden
            className="mt-1 block h-2 rounded bg-brand"
            style={{ inlineSize: `${percentUsed(BigInt(used), most)}%` }}
          />
        </>
      ),
      rowHeader: true,
      footer: t('billing.usage.total'),
    },
    {
      id: 'used',
      header: meter.unit[locale],
      cell: ({ used }) => format.number(used),
      numeric: true,
      footer: format.number(meter.used),
    },
    {
      id: 'limit',
      header: t('billing.usage.limit'),
      cell: ({ limit }) => (limit === null ? '—' : format.number(limit)),
      numeric: true,
    },
  ];
  const named = meter.largest.length;
  return (
    <DataTable
      caption={meter.label[locale]}
      captionHidden
      columns={columns}
      rows={meter.largest}
      rowKey={({ id }) => id}
      note={
        named < meter.organizations &&
        t('billing.usage.largest', { count: format.number(named), all: format.number(meter.organizations) })
      }
    />
  );
}
