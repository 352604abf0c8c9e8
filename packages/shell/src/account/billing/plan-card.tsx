import { useMessages } from '@repo/i18n/react';
import { StatusChip } from '@repo/ui/status-chip';
import type { BillingMessages, Currency, Interval, Plan, SoldVertical } from './billing.ts';
import { useGives } from './use-gives.ts';
import { usePrice } from './use-price.ts';

export interface PlanCardProps {
  readonly plan: Plan;
  readonly sold: SoldVertical;
  readonly interval: Interval;
  readonly currency: Currency;
}

/** A plan beside the others: its name, its price for one member, and what it gives. Phrases alone: it stands in a label too. */
export function PlanCard({ plan, sold, interval, currency }: PlanCardProps) {
  const { t, locale } = useMessages<BillingMessages>();
  const { price } = usePrice();
  const gives = useGives();
  const { prices } = plan;
  return (
    <span className="block min-w-0 grow">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">{plan.name[locale]}</span>
        {prices && (
          <span>
            <bdi className="type-figure text-lg font-semibold">{price(prices[interval][currency], currency)}</bdi>{' '}
            <span className="type-ui text-sm text-ink-soft">
              {interval === 'month' ? t('billing.plan.seat-month') : t('billing.plan.seat-year')}
            </span>
          </span>
        )}
        {plan.id === sold.plan && <StatusChip tone="passed">{t('billing.plan.yours')}</StatusChip>}
      </span>
      <span className="type-ui block text-sm text-ink-soft">{gives(plan, sold.meters).join(' · ')}</span>
    </span>
  );
}
