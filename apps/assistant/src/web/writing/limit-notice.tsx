/** The organization has used what its month has: what that means, and when it begins anew. Fetched where it is shown. */
import { billingMessages } from '@repo/billing/messages';
import { isoDate } from '@repo/facts';
import { useI18n, useMore } from '@repo/i18n/react';
import { PlanLink } from '@repo/shell/plan-link';
import { Notice } from '@repo/ui/notice';
import type { Written } from '../shapes.ts';

export function LimitNotice({ limit }: { readonly limit: NonNullable<Written['limit']> }) {
  const { t, format } = useI18n();
  if (!useMore(billingMessages)) return null;
  return (
    <Notice tone="attention" title={t('billing.limit.title')}>
      <p>
        {t('billing.limit.text', { limit: format.number(limit.units), date: format.date(isoDate(limit.resets.slice(0, 10))) })}
      </p>
      <PlanLink />
    </Notice>
  );
}
