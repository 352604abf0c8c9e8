import { useMessages } from '@repo/i18n/react';
import { StatusChip } from '@repo/ui/status-chip';
import { percentUsed } from '../usage-groups.ts';
import type { BillingMessages, SoldVertical } from './billing.ts';
import { usePrice } from './use-price.ts';

type Limited = SoldVertical['meters'][number];

export interface LimitBarProps {
  readonly meter: Limited;
  readonly resets: string;
  /** Name of the plan that raises the limit; null: there is none. */
  readonly larger: string | null;
}

/** What is used of a limit, when it begins anew and what raises it. */
export function LimitBar({ meter, resets, larger }: LimitBarProps) {
  const { t, locale } = useMessages<BillingMessages>();
  const { date } = usePrice();
  const limit = meter.limit === null ? null : BigInt(meter.limit);
  const used = meter.used === null ? null : BigInt(meter.used);
  const reached = used !== null && limit !== null && used >= limit;
  return (
    <div className="flex max-w-text flex-col gap-2">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span>{meter.label[locale]}</span>
        <span className="type-ui text-sm">
          <LimitWords meter={meter} />
        </span>
        {reached && <StatusChip tone="attention">{t('billing.usage.reached')}</StatusChip>}
      </p>
      {used !== null && limit !== null && (
        <div aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
          <div
            className={reached ? 'h-full bg-attention' : 'h-full bg-brand'}
            style={{ inlineSize: `${percentUsed(used, limit)}%` }}
          />
        </div>
      )}
      {limit !== null && <p className="type-ui text-sm text-ink-soft">{t('billing.usage.resets', { date: date(resets) })}</p>}
      {reached && larger !== null && <p className="text-sm">{t('billing.plan.raised-by', { plan: larger })}</p>}
    </div>
  );
}

/** How much of a limit is used, in the meter's unit; the limit alone for who does not see what the organization uses. */
export function LimitWords({ meter }: { readonly meter: Limited }) {
  const { t, format, locale } = useMessages<BillingMessages>();
  const { used } = meter;
  const unit = meter.unit[locale];
  const limit = meter.limit === null ? null : format.number(BigInt(meter.limit));
  if (limit === null && used === null) return t('billing.usage.unlimited');
  if (limit === null) return t('billing.usage.used', { used: format.number(BigInt(used ?? '0')), unit });
  if (used === null) return t('billing.plan.a-month', { limit, unit });
  return t('billing.usage.used-of', { used: format.number(BigInt(used)), limit, unit });
}
