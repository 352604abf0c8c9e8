import { useMessages } from '@repo/i18n/react';
import { StatusChip } from '@repo/ui/status-chip';
import { percentUsed } from '../usage-groups.ts';
import type { BillingMessages, SoldVertical } from './billing.ts';
import { usePrice } from './use-price.ts';

export interface LimitBarProps {
  readonly meter: SoldVertical['meters'][number];
  readonly resets: string;
  /** Name of the plan that raises the limit; null: there is none. */
  readonly larger: string | null;
}

/** What is used of a limit, when it begins anew and what raises it. */
export function LimitBar({ meter, resets, larger }: LimitBarProps) {
  const { t, format, locale } = useMessages<BillingMessages>();
  const { date } = usePrice();
  const limit = meter.limit === null ? null : BigInt(meter.limit);
  const used = meter.used === null ? null : BigInt(meter.used);
  const reached = used !== null && limit !== null && used >= limit;
  return (
    <div className="flex max-w-text flex-col gap-2">
      <p className="flex flex-wrap items-center gap-3">
        <span className="font-semibold">{meter.label[locale]}</span>
        {reached && <StatusChip tone="attention">{t('billing.usage.reached')}</StatusChip>}
      </p>
      {used !== null && limit !== null && (
        <div aria-hidden className="h-3 overflow-hidden rounded border border-line-strong bg-raised">
          <div
            className={reached ? 'h-full bg-attention' : 'h-full bg-brand'}
            style={{ inlineSize: `${percentUsed(used, limit)}%` }}
          />
        </div>
      )}
      <p className="text-sm text-ink-soft">
        {limit === null
          ? t('billing.usage.unlimited')
          : t('billing.plan.limit', { what: meter.label[locale], limit: format.number(limit) })}
        {used !== null && limit !== null && <> · {t('billing.plan.used', { used: format.number(used) })}</>}
        {limit !== null && <> · {t('billing.usage.resets', { date: date(resets) })}</>}
      </p>
      {reached && larger !== null && <p className="text-sm">{t('billing.plan.raised-by', { plan: larger })}</p>}
    </div>
  );
}
