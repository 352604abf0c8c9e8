import { useMessages } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import { errorMessage } from '../../error-message.tsx';
import { plansPath } from '../../plan-link.tsx';
import { type BillingMessages, billingOverview, paymentLook } from './billing.ts';
import { BillingScreen } from './billing-screen.tsx';

/** Milliseconds between two looks, and how many there are before the page says to come back later. */
const every = 2_000;
const patience = 30;
/** Milliseconds between two questions to whoever collects, whose own word may be late. */
const askEvery = 15_000;

/** After paying. It grants nothing: it waits until whoever collects has said that the payment is there. */
export function DonePage() {
  const vertical = new URLSearchParams(useSearch()).get('vertical') ?? '';
  return (
    <BillingScreen title="billing.done.title" back="plan">
      {(id) => <Done organizationId={id} vertical={vertical} />}
    </BillingScreen>
  );
}

function Done({ organizationId, vertical }: { readonly organizationId: string; readonly vertical: string }) {
  const i18n = useMessages<BillingMessages>();
  const { t, locale } = i18n;
  const overview = useQuery({
    ...billingOverview(organizationId),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const found = state.data?.verticals.find(({ id }) => id === vertical);
      return found?.plan !== 'free' || state.dataUpdateCount >= patience ? false : every;
    },
  });
  const waits = overview.data?.verticals.find(({ id }) => id === vertical)?.plan === 'free';
  // What it finds is seen by the next look of the page.
  useQuery({ ...paymentLook(organizationId), enabled: waits, refetchInterval: askEvery });
  if (overview.isPending) return <Skeleton lines={3} />;
  if (overview.isError) {
    return <ErrorState onRetry={() => void overview.refetch()}>{errorMessage(overview.error, i18n)}</ErrorState>;
  }
  const sold = overview.data.verticals.find(({ id }) => id === vertical);
  const plan = sold?.plans.find(({ id }) => id === sold.plan);
  return (
    <div className="flex max-w-text flex-col items-start gap-5" aria-live="polite">
      {sold && plan && sold.plan !== 'free' ? (
        <Notice tone="passed">{t('billing.done.there', { plan: plan.name[locale], app: sold.name[locale] })}</Notice>
      ) : (
        <Notice tone="neutral" title={t('billing.done.waiting')}>
          {t('billing.done.waiting-lead')}
        </Notice>
      )}
      <Link href={plansPath} look="primary">
        {t('billing.done.plans')}
      </Link>
    </div>
  );
}
