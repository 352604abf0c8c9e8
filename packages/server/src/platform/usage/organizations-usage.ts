import { periodOf } from '@repo/billing';
import { appendAudit, platformOrg, type Tx } from '@repo/db';
import { isoDate } from '@repo/facts';
import { z } from 'zod';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import { monthInput, periodIn, text, units } from './usage-scope.ts';
import { wordsOfMeter } from './words-of-meter.ts';

/** Organizations of one meter that are named; the sums are of all. */
const mostNamed = 100;
const mostMonths = 36;

const meterView = z.object({
  id: z.string(),
  label: text,
  /** What one unit is, behind a number. */
  unit: text,
  /** What all organizations used. */
  used: units,
  /** How many organizations used it. */
  organizations: z.int(),
  /** Those that used the most, a hundred at most. */
  largest: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      used: units,
      /** What held when it was last used; null: there is no limit. */
      limit: units.nullable(),
    }),
  ),
});

const organizationsView = z.object({
  /** First day of the month. */
  month: z.string(),
  /** Months in which something was used, the newest first; the present one is always among them. */
  months: z.array(z.string()),
  /** Those that were used. */
  meters: z.array(meterView),
});

export type OrganizationsUsageView = z.output<typeof organizationsView>;

/** What every organization used in a month, for the people who run the deployment. The platform's audit log tells who looked. */
export const organizationsUsage = operatorProcedure
  .input(z.strictObject({ month: monthInput }))
  .output(organizationsView)
  .query(async ({ ctx, input: { month } }): Promise<OrganizationsUsageView> => {
    const current = periodOf(ctx.now());
    const period = periodIn(month, current);
    const by = { kind: 'operator', id: ctx.userId } as const;
    const reason = 'look at the use of organizations';
    return ctx.db.withPlatform({ reason, by, requestId: ctx.requestId }, async (tx) => {
      const found = await sumsOf(tx, new Date(period));
      await appendAudit(tx, {
        orgId: platformOrg,
        actor: by,
        action: 'usage.look',
        details: { reason, month: period },
        requestId: ctx.requestId,
        at: ctx.now(),
      });
      return {
        month: period,
        months: [...new Set([current, ...found.periods])].toSorted().reverse(),
        meters: found.meters.map(({ meter, ...sums }) => ({ ...wordsOfMeter(meter, ctx.metering.meters), ...sums })),
      };
    });
  });

async function sumsOf(tx: Tx, period: Date) {
  const used = { committed: { gt: 0n } };
  const periods = await tx.meterBudget.groupBy({ by: ['period'], where: used, orderBy: { period: 'desc' }, take: mostMonths });
  const sums = await tx.meterBudget.groupBy({
    by: ['meter'],
    where: { ...used, period },
    _sum: { committed: true },
    _count: true,
    orderBy: { meter: 'asc' },
  });
  const meters: (Omit<z.output<typeof meterView>, 'id' | 'label' | 'unit'> & { readonly meter: string })[] = [];
  for (const { meter, _sum, _count } of sums) {
    const largest = await tx.meterBudget.findMany({
      where: { ...used, period, meter },
      select: { committed: true, limit: true, organization: { select: { id: true, name: true } } },
      orderBy: [{ committed: 'desc' }, { organizationId: 'asc' }],
      take: mostNamed,
    });
    meters.push({
      meter,
      used: String(_sum.committed ?? 0n),
      organizations: _count,
      largest: largest.map(({ organization, committed, limit }) => ({
        ...organization,
        used: String(committed),
        limit: limit?.toString() ?? null,
      })),
    });
  }
  return { meters, periods: periods.map((each) => isoDate(each.period.toISOString().slice(0, 10))) };
}
