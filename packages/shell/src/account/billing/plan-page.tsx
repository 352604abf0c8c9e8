import { allows } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { errorMessage } from '../../error-message.tsx';
import { useSession } from '../../session.tsx';
import { type BillingMessages, billingOverview, type Overview, type SoldVertical } from './billing.ts';
import { BillingScreen } from './billing-screen.tsx';
import type { Terms } from './plan-choice.tsx';
import { PortalButton } from './portal-button.tsx';
import { useApp } from './use-app.ts';
import { useLook } from './use-look.ts';
import { VerticalPlan } from './vertical-plan.tsx';
import { VerticalRow } from './vertical-row.tsx';

/** What the organization has of each vertical, what it uses of it, and what else there is. */
export function PlanPage() {
  return (
    <BillingScreen title="billing.plan.title" actions={<InvoicesLink />}>
      {(id) => <Plans key={id} organizationId={id} />}
    </BillingScreen>
  );
}

function InvoicesLink() {
  const { t } = useMessages<BillingMessages>();
  const role = useSession().session?.organization?.role;
  if (role === undefined || !allows(role, 'billing', 'read')) return null;
  return (
    <Link href="/organization/invoices" look="secondary" size="small">
      {t('billing.invoice.list')}
    </Link>
  );
}

function Plans({ organizationId }: { readonly organizationId: string }) {
  const i18n = useMessages<BillingMessages>();
  const { t, locale } = i18n;
  const overview = useQuery(billingOverview(organizationId));
  const [terms, setTerms] = useState<Terms>({ interval: null, currency: 'PKR' });
  const look = useLook(organizationId);
  const first = useFirst(overview.data?.verticals ?? []);
  if (overview.isPending) return <Skeleton lines={8} />;
  if (overview.isError && !overview.data) {
    return <ErrorState onRetry={() => void overview.refetch()}>{errorMessage(overview.error, i18n)}</ErrorState>;
  }
  const { verticals, mayRead, mayChange, provider, members, resets } = overview.data;
  if (!first) return <EmptyState title={t('billing.plan.none')}>{t('billing.plan.none-lead')}</EmptyState>;
  const [only = 'PKR'] = provider.currencies;
  const shown = provider.currencies.includes(terms.currency) ? terms : { ...terms, currency: only };
  const rest = {
    ...{ members, provider, mayRead, mayChange, resets },
    ...{ terms: shown, onTerms: setTerms },
  };
  const others = verticals.filter(({ id }) => id !== first.id);
  const hasCards = mayChange && provider.portal && verticals.some(({ held }) => held !== null && !held.byTransfer);
  return (
    <div className="flex flex-col gap-6">
      <Situation overview={overview.data} />
      <Section title={first.name[locale]}>
        <VerticalPlan sold={first} {...rest} onChanged={look(first.id)} />
      </Section>
      {others.length > 0 && (
        <Section title={t('billing.plan.others')}>
          {others.map((sold) => (
            <VerticalRow key={sold.id} sold={sold} {...rest} onChanged={look(sold.id)} />
          ))}
        </Section>
      )}
      {hasCards && <PortalButton />}
    </div>
  );
}

/** What to know before prices are looked at. */
function Situation({ overview: { demo, mayRead, mayChange, provider } }: { readonly overview: Overview }) {
  const { t } = useMessages<BillingMessages>();
  if (demo) {
    return (
      <Notice tone="neutral">
        <p>{t('billing.plan.demo')}</p>
        <Link href="/organization/new">{t('billing.plan.demo-own')}</Link>
      </Notice>
    );
  }
  if (!mayRead) return <Notice tone="neutral">{t('billing.plan.member')}</Notice>;
  if (!mayChange) return <Notice tone="neutral">{t('billing.plan.admin')}</Notice>;
  return provider.playMoney ? <Notice tone="neutral">{t('billing.plan.play-money')}</Notice> : null;
}

/** The vertical that somebody comes for: the one whose page of payment sent them back, or the one that they are in. */
function useFirst(verticals: readonly SoldVertical[]): SoldVertical | undefined {
  const app = useApp();
  const asked = new URLSearchParams(useSearch()).get('vertical');
  return verticals.find(({ id }) => id === asked) ?? verticals.find(({ id }) => id === app) ?? verticals[0];
}
