import { periodOf, resetsOn } from '@repo/billing';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';
import { nameOfVertical } from './name-of-vertical.ts';
import { personsBy } from './persons-by.ts';
import { monthInput, periodIn, text, units, usageScope } from './usage-scope.ts';
import { wordsOfMeter } from './words-of-meter.ts';

const meterView = z.object({
  id: z.string(),
  label: text,
  /** What one unit is, behind a number. */
  unit: text,
  /** Of the organization; null for a member, who sees the own use alone. */
  budget: z
    .object({
      /** Null: there is no limit. */
      limit: units.nullable(),
      /** Booked. */
      used: units,
      /** Set aside for what is under way. */
      reserved: units,
    })
    .nullable(),
});

const lineView = z.object({
  meter: z.string(),
  /** Null for a person whose account is gone. */
  member: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** A vertical that is not here any more has its id as its name. */
  vertical: z.object({ id: z.string(), name: text }),
  /** As its server names it; null where no model was used. */
  model: z.string().nullable(),
  units,
  /** How many of them nobody reported, so that they were counted here. */
  counted: units,
  times: z.int(),
});

const usageView = z.object({
  /** First day of the month. */
  month: z.string(),
  /** First day of the next one: the budget is whole again. */
  resets: z.string(),
  /** Months that can be looked at, the newest first; the present one is always among them. */
  months: z.array(z.string()),
  /** Whether it is the organization's use or that of the person who asks. */
  scope: z.enum(['organization', 'own']),
  meters: z.array(meterView),
  /** The most units first. */
  lines: z.array(lineView),
});

export type UsageView = z.output<typeof usageView>;

const input = z.strictObject({ month: monthInput });

/** What was used in a month: of the whole organization for those who may read that, else of the person who asks. */
export const monthUsage = (mounted: readonly MountedVertical[]) =>
  organizationProcedure
    .input(input)
    .output(usageView)
    .query(async ({ ctx, input: { month } }): Promise<UsageView> => {
      const current = periodOf(ctx.now());
      const period = periodIn(month, current);
      const { all, whose } = usageScope(ctx);
      const usage = await ctx.metering.usage({ ...whose, period });
      const persons = await personsBy(
        ctx.db,
        usage.lines.map(({ principalId }) => principalId),
      );
      return {
        month: period,
        resets: resetsOn(period),
        months: [...new Set([current, ...usage.periods])].toSorted().reverse(),
        scope: all ? 'organization' : 'own',
        meters: usage.budgets.map(({ meter, limit, committed, reserved }) => ({
          ...wordsOfMeter(meter, ctx.metering.meters),
          budget: all ? { limit: limit?.toString() ?? null, used: String(committed), reserved: String(reserved) } : null,
        })),
        lines: usage.lines.map(({ principalId, meter, vertical, model, units: used, counted, times }) => ({
          meter,
          member: persons.get(principalId) ?? null,
          vertical: { id: vertical, name: nameOfVertical(vertical, mounted) },
          model,
          units: String(used),
          counted: String(counted),
          times,
        })),
      };
    });
