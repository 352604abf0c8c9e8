import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { errorMessage } from '../../error-message.tsx';
import { type BillingMessages, checkoutOf, payCheckout } from './billing.ts';
import { BillingScreen } from './billing-screen.tsx';
import { usePrice } from './use-price.ts';

/** Where a purchase of the local provider is paid with play money, or declined as a card would. */
export function CheckoutPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <BillingScreen title="billing.checkout.title" back="plan">
      {() => <Checkout id={id} />}
    </BillingScreen>
  );
}

function Checkout({ id }: { readonly id: string }) {
  const i18n = useMessages<BillingMessages>();
  const { t, locale } = i18n;
  const { price } = usePrice();
  const checkout = useQuery(checkoutOf(id));
  const paying = useMutation({
    mutationFn: async (outcome: 'paid' | 'declined') => {
      const to = await payCheckout(id, outcome);
      if (to !== null) location.assign(to);
      return to;
    },
  });
  if (checkout.isPending) return <Skeleton lines={5} />;
  if (checkout.isError) {
    return <ErrorState onRetry={() => void checkout.refetch()}>{errorMessage(checkout.error, i18n)}</ErrorState>;
  }
  const { plan, vertical, interval, currency, seats, unit, trialDays, dueNow, status, abandoned } = checkout.data;
  const each = interval === 'month' ? t('billing.plan.seat-month') : t('billing.plan.seat-year');
  return (
    <div className="flex max-w-text flex-col gap-5">
      <Notice tone="attention" title={t('billing.checkout.play-title')}>
        {t('billing.checkout.play')}
      </Notice>
      <p className="text-lg font-semibold">
        {vertical.name[locale]} · {plan.name[locale]}
      </p>
      <p>
        <bdi>{price(unit, currency)}</bdi> {each}
      </p>
      <p>{t('billing.checkout.seats', { seats })}</p>
      {trialDays > 0 && <p>{t('billing.plan.trial', { days: trialDays })}</p>}
      <p className="text-lg font-semibold">{t('billing.checkout.due', { amount: price(dueNow, currency) })}</p>
      {paying.isError && <Notice tone="refusal">{errorMessage(paying.error, i18n)}</Notice>}
      {paying.isSuccess && paying.data === null && <Notice tone="refusal">{t('billing.checkout.declined')}</Notice>}
      {status === 'expired' && <Notice tone="attention">{t('billing.error.checkout-expired')}</Notice>}
      {status === 'paid' && <Notice tone="passed">{t('billing.checkout.paid')}</Notice>}
      {status === 'open' && (
        <div className="flex flex-wrap gap-3">
          <Button
            tone="primary"
            pending={paying.isPending && paying.variables === 'paid'}
            onPress={() => paying.mutate('paid')}
          >
            {t('billing.checkout.pay')}
          </Button>
          <Button pending={paying.isPending && paying.variables === 'declined'} onPress={() => paying.mutate('declined')}>
            {t('billing.checkout.decline')}
          </Button>
        </div>
      )}
      <Link href={abandoned}>{t('billing.checkout.leave')}</Link>
    </div>
  );
}
