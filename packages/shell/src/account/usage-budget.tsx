/** How much of a meter's month is used, in words and as a bar. */
import type { IsoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { StatusChip } from '@repo/ui/status-chip';
import type { UsageMeter } from './usage.ts';
import { percentUsed } from './usage-groups.ts';

export interface UsageBudgetProps {
  readonly meter: UsageMeter;
  readonly budget: NonNullable<UsageMeter['budget']>;
  /** When the limit begins anew; null for a month that is over. */
  readonly resets: IsoDate | null;
}

export function UsageBudget({ meter, budget, resets }: UsageBudgetProps) {
  const { t, format, locale } = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const used = BigInt(budget.used);
  const reserved = BigInt(budget.reserved);
  const limit = budget.limit === null ? null : BigInt(budget.limit);
  const unit = meter.unit[locale];
  const words =
    limit === null
      ? t('billing.usage.used', { used: format.number(used), unit })
      : t('billing.usage.used-of', { used: format.number(used), limit: format.number(limit), unit });
  return (
    <div className="flex max-w-text flex-col gap-2 pb-6">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="text-lg font-semibold">{words}</span>
        {limit !== null && used + reserved >= limit && <StatusChip tone="attention">{t('billing.usage.reached')}</StatusChip>}
      </p>
      {limit !== null && <Bar percent={percentUsed(used + reserved, limit)} />}
      <p className="text-sm text-ink-soft">
        {reserved > 0n && <>{t('billing.usage.reserved', { units: format.number(reserved) })} </>}
        {limit !== null && resets !== null && t('billing.usage.resets', { date: format.date(resets) })}
        {limit === null && t('billing.usage.unlimited')}
      </p>
    </div>
  );
}

/** For the eye alone: the words beside it say the same. */
function Bar({ percent }: { readonly percent: number }) {
  return (
    <div aria-hidden className="h-3 overflow-hidden rounded border border-line-strong bg-raised">
      <div className={percent >= 100 ? 'h-full bg-attention' : 'h-full bg-brand'} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
