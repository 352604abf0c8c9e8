import { isoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import { usageOfMonth } from './usage.ts';
import { UsageBudget } from './usage-budget.tsx';
import { UsageByMonth } from './usage-by-month.tsx';
import { UsageMonthField } from './usage-month-field.tsx';
import { UsageOf } from './usage-of.tsx';

/** The usage of one month, the present one at first. */
export function UsageMonths({ organizationId }: { readonly organizationId: string }) {
  const i18n = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const { t, locale } = i18n;
  const [month, setMonth] = useState<string | null>(null);
  const usage = useQuery(usageOfMonth(organizationId, month));
  if (usage.isPending) return <Skeleton lines={6} />;
  if (usage.isError) return <ErrorState onRetry={() => void usage.refetch()}>{errorMessage(usage.error, i18n)}</ErrorState>;

  const { meters, lines, months, scope } = usage.data;
  const isPresent = usage.data.month === months[0];
  return (
    <>
      <p className="max-w-text pb-6 text-ink-soft">{t(`billing.usage.lead-${scope}`)}</p>
      <UsageMonthField
        shown={isoDate(month ? `${month}-01` : usage.data.month)}
        months={months.map(isoDate)}
        onChange={setMonth}
      />
      {meters.length === 0 && <EmptyState title={t('billing.usage.no-meter')} />}
      {meters.map((meter) => {
        const own = lines.filter((line) => line.meter === meter.id);
        return (
          <Section key={meter.id} title={meter.label[locale]}>
            {meter.budget && (
              <UsageBudget meter={meter} budget={meter.budget} resets={isPresent ? isoDate(usage.data.resets) : null} />
            )}
            {own.length === 0 ? (
              <p>{t('billing.usage.empty')}</p>
            ) : (
              <UsageOf
                organizationId={organizationId}
                month={isoDate(usage.data.month)}
                scope={scope}
                meter={meter}
                lines={own}
              />
            )}
            <UsageByMonth organizationId={organizationId} meter={meter} />
          </Section>
        );
      })}
    </>
  );
}
