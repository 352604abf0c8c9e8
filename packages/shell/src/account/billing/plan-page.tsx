import { useMessages } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { RadioCards } from '@repo/ui/radio-cards';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../../error-message.tsx';
import { type BillingMessages, billingOverview, type Currency, type Interval } from './billing.ts';
import { BillingScreen } from './billing-screen.tsx';
import { PortalButton } from './portal-button.tsx';
import { VerticalPlan } from './vertical-plan.tsx';

/** What the organization has of each vertical, what it uses of it, and what else there is. */
export function PlanPage() {
  return <BillingScreen title="billing.plan.title">{(id) => <Plans key={id} organizationId={id} />}</BillingScreen>;
}

function Plans({ organizationId }: { readonly organizationId: string }) {
  const i18n = useMessages<BillingMessages>();
  const { t } = i18n;
  const overview = useQuery(billingOverview(organizationId));
  const [interval, setInterval] = useState<Interval>('month');
  const [currency, setCurrency] = useState<Currency>('PKR');
  if (overview.isPending) return <Skeleton lines={8} />;
  if (overview.isError) {
    return <ErrorState onRetry={() => void overview.refetch()}>{errorMessage(overview.error, i18n)}</ErrorState>;
  }
  const { verticals, mayRead, mayChange, demo, provider } = overview.data;
  if (verticals.length === 0) return <EmptyState title={t('billing.plan.none')}>{t('billing.plan.none-lead')}</EmptyState>;
  return (
    <div className="flex flex-col gap-6">
      {demo && (
        <Notice tone="neutral">
          <p>{t('billing.plan.demo')}</p>
          <Link href="/organization/new">{t('billing.plan.demo-own')}</Link>
        </Notice>
      )}
      {provider.playMoney && mayRead && !demo && <Notice tone="neutral">{t('billing.plan.play-money')}</Notice>}
      {!mayRead && <Notice tone="neutral">{t('billing.plan.member')}</Notice>}
      {mayRead && !mayChange && !demo && <Notice tone="neutral">{t('billing.plan.admin')}</Notice>}
      {mayRead && (
        <div className="flex max-w-text flex-wrap items-end gap-6">
          <RadioCards
            layout="segments"
            label={t('billing.plan.interval')}
            value={interval}
            onChange={setInterval}
            options={[
              { value: 'month', label: t('billing.plan.monthly') },
              { value: 'year', label: t('billing.plan.yearly') },
            ]}
          />
          <RadioCards
            layout="segments"
            label={t('billing.plan.currency')}
            value={currency}
            onChange={setCurrency}
            options={(['PKR', 'USD'] as const).map((value) => ({
              value,
              label: value === 'PKR' ? t('billing.plan.rupees') : t('billing.plan.dollars'),
              disabled: !provider.currencies.includes(value),
            }))}
          />
          <Link href="/organization/invoices">{t('billing.invoice.list')}</Link>
        </div>
      )}
      {provider.portal && mayChange && verticals.some(({ held }) => held !== null) && <PortalButton />}
      {verticals.map((sold) => (
        <VerticalPlan
          key={sold.id}
          sold={sold}
          resets={overview.data.resets}
          members={overview.data.members}
          provider={provider}
          mayChange={mayChange}
          interval={interval}
          currency={currency}
          onChanged={async () => {
            await overview.refetch();
          }}
        />
      ))}
    </div>
  );
}
