import { periodOf } from '@repo/billing';
import { addMonths } from '@repo/facts';
import { z } from 'zod';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';
import { units, usageScope } from './usage-scope.ts';

const monthsView = z.object({
  /** First days of twelve months, the present one last. */
  months: z.array(z.string()),
  /** Those that were used. */
  meters: z.array(
    z.object({
      id: z.string(),
      /** One for each month. */
      units: z.array(units),
      /** What held when it was last used, at last what holds now; null where there was none, and for a member. */
      limits: z.array(units.nullable()),
    }),
  ),
});

export type UsageMonthsView = z.output<typeof monthsView>;

/** What was used in this month and in the eleven before it: of the same persons as `monthUsage`. */
export const monthsUsage = organizationProcedure.output(monthsView).query(async ({ ctx }): Promise<UsageMonthsView> => {
  const used = await ctx.metering.usageMonths(usageScope(ctx).whose);
  const current = periodOf(ctx.now());
  return {
    months: Array.from({ length: 12 }, (_, index) => addMonths(current, index - 11)),
    meters: used.map(({ meter, units: counts, limits }) => ({
      id: meter,
      units: counts.map(String),
      limits: limits.map((limit) => limit?.toString() ?? null),
    })),
  };
});
