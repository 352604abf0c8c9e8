import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { StatusChip } from '@repo/ui/status-chip';
import type { BillingMessages, Currency, Interval, Plan, SoldVertical } from './billing.ts';
import { usePrice } from './use-price.ts';

export interface PlanCardProps {
  readonly plan: Plan;
  readonly sold: SoldVertical;
  readonly interval: Interval;
  readonly currency: Currency;
  readonly pending: boolean;
  /** Null: there is nothing to choose here, or not for who looks. */
  readonly onChoose: (() => void) | null;
  /** Null: it is not paid by transfer here. */
  readonly onTransfer: (() => void) | null;
}

/** A plan beside the others: what it costs and what it gives. */
export function PlanCard({ plan, sold, interval, currency, pending, onChoose, onTransfer }: PlanCardProps) {
  const { t, format, locale } = useMessages<BillingMessages>();
  const { price } = usePrice();
  // What is paid by transfer alone begins when it is paid.
  const hasTrial = plan.trialDays > 0 && sold.held === null && (onChoose !== null || onTransfer === null);
  const { name, summary, prices, seats, limits, trialDays } = plan;
  return (
    <li className="flex flex-col gap-3 rounded border border-line-strong bg-raised p-4">
      <p className="flex flex-wrap items-center gap-3 font-semibold">
        {name[locale]}
        {plan.id === sold.plan && <StatusChip tone="passed">{t('billing.plan.yours')}</StatusChip>}
      </p>
      <p>{summary[locale]}</p>
      {plan.id === 'free' && <p className="text-lg font-semibold">{t('billing.plan.free')}</p>}
      {prices && (
        <p>
          <bdi className="text-lg font-semibold">{price(prices[interval][currency], currency)}</bdi>{' '}
          <span className="text-sm text-ink-soft">
            {interval === 'month' ? t('billing.plan.seat-month') : t('billing.plan.seat-year')}
          </span>
        </p>
      )}
      <ul className="flex grow flex-col gap-1 text-sm">
        <li>{seats === null ? t('billing.plan.seats-any') : t('billing.plan.seats', { seats })}</li>
        {sold.meters.map(({ id, label }) => {
          const limit = limits[id];
          return (
            <li key={id}>
              {limit === null || limit === undefined
                ? t('billing.plan.limit-none', { what: label[locale] })
                : t('billing.plan.limit', { what: label[locale], limit: format.number(BigInt(limit)) })}
            </li>
          );
        })}
        {hasTrial && <li>{t('billing.plan.trial', { days: trialDays })}</li>}
      </ul>
      {onChoose && (
        <Button
          tone="primary"
          full
          pending={pending}
          label={t('billing.plan.choose-named', { plan: name[locale] })}
          onPress={onChoose}
        >
          {t('billing.plan.choose')}
        </Button>
      )}
      {onTransfer && (
        <Button full label={t('billing.transfer.choose-named', { plan: name[locale] })} onPress={onTransfer}>
          {plan.id === sold.held?.plan && sold.state !== 'ended' ? t('billing.transfer.ahead') : t('billing.transfer.choose')}
        </Button>
      )}
    </li>
  );
}
