/** What every organization used of each meter in a month, the most first. */
import { isoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
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

/** A table of its own: the general one would come with every first screen, were a third page to use it. */
function OrganizationsTable({ meter }: { readonly meter: MeterOfAll }) {
  const { t, format, locale } = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const most = BigInt(meter.largest[0]?.used ?? 0);
  const named = meter.largest.length;
  return (
    <>
      <div className="table-scroll overflow-x-auto print:overflow-visible">
        <table className="type-ui w-full border-collapse text-sm">
          <caption className="sr-only">{meter.label[locale]}</caption>
          <thead>
            <tr>
              <th scope="col" className="table-head">
                {t('billing.usage.organization')}
              </th>
              <th scope="col" className="table-head table-figure">
                {meter.unit[locale]}
              </th>
              <th scope="col" className="table-head table-figure">
                {t('billing.usage.limit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {meter.largest.map(({ id, name, used, limit }) => (
              <tr key={id} className="border-b border-line">
                <th scope="row" className="table-cell-pad w-full min-w-32 text-start font-normal wrap-anywhere">
                  <bdi>{name}</bdi>
                  {/* For the eye alone: the figure beside it says the same. */}
                  <span
                    aria-hidden
                    className="mt-1 block h-2 rounded bg-brand"
                    style={{ inlineSize: `${percentUsed(BigInt(used), most)}%` }}
                  />
                </th>
                <td className="table-cell-pad table-figure">{format.number(used)}</td>
                <td className="table-cell-pad table-figure">{limit === null ? '—' : format.number(limit)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td className="table-total">{t('billing.usage.total')}</td>
              <td className="table-total table-figure">{format.number(meter.used)}</td>
              <td className="table-total" />
            </tr>
          </tfoot>
        </table>
      </div>
      {named < meter.organizations && (
        <p className="pt-3 text-sm text-ink-soft">
          {t('billing.usage.largest', { count: format.number(named), all: format.number(meter.organizations) })}
        </p>
      )}
    </>
  );
}
