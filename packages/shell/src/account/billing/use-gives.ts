import { useMessages } from '@repo/i18n/react';
import type { BillingMessages, Plan, SoldVertical } from './billing.ts';

/** What a plan gives, one phrase for each meter and one for the seats. */
export function useGives(): (plan: Plan, meters: SoldVertical['meters']) => readonly string[] {
  const { t, format, locale } = useMessages<BillingMessages>();
  return ({ limits, seats }, meters) => [
    ...meters.map(({ id, label, unit }) => {
      const limit = limits[id];
      return limit === null || limit === undefined
        ? t('billing.plan.limit-none', { what: label[locale] })
        : t('billing.plan.a-month', { limit: format.number(BigInt(limit)), unit: unit[locale] });
    }),
    seats === null ? t('billing.plan.seats-any') : t('billing.plan.seats', { seats }),
  ];
}
