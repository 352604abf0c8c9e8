import { periodOf, type UsageDays, type UsageParty } from '@repo/billing';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';
import { nameOfVertical } from './name-of-vertical.ts';
import { type Person, personsBy } from './persons-by.ts';
import { monthInput, periodIn, text, units, usageScope } from './usage-scope.ts';

const seriesView = z.object({
  meter: z.string(),
  /** Id of a person or vertical, or the name of a model. Null: an account that is gone, no model, or several parties together. */
  party: z.string().nullable(),
  /** Null where `party` is. */
  name: text.nullable(),
  /** How many smaller parties these are together; null: it is one of the six that used the most. */
  others: z.int().nullable(),
  /** One for each day of the month. */
  days: z.array(units),
});

const daysView = z.object({
  /** First day of the month. */
  month: z.string(),
  by: z.enum(['member', 'vertical', 'model']),
  /** Of each meter the party with the most units first, the smaller ones together last. */
  series: z.array(seriesView),
});

export type UsageDaysView = z.output<typeof daysView>;

const input = z.strictObject({ month: monthInput, by: z.enum(['member', 'vertical', 'model']).default('member') });

/** What was used on each day of a month (days in Asia/Karachi), by whom or what: of the same persons as `monthUsage`. */
export const daysUsage = (mounted: readonly MountedVertical[]) =>
  organizationProcedure
    .input(input)
    .output(daysView)
    .query(async ({ ctx, input: { month, by } }): Promise<UsageDaysView> => {
      const period = periodIn(month, periodOf(ctx.now()));
      const series = await ctx.metering.usageDays({ ...usageScope(ctx).whose, period, by });
      const ids = by === 'member' ? series.flatMap(({ party }) => party ?? []) : [];
      const persons = await personsBy(ctx.db, ids);
      return {
        month: period,
        by,
        series: series.map(({ days, ...one }) => ({ ...one, name: nameOf(one, by, mounted, persons), days: days.map(String) })),
      };
    });

function nameOf(
  { party }: Pick<UsageDays, 'party'>,
  by: UsageParty,
  mounted: readonly MountedVertical[],
  persons: ReadonlyMap<string, Person>,
) {
  if (party === null) return null;
  if (by === 'vertical') return nameOfVertical(party, mounted);
  const name = by === 'member' ? persons.get(party)?.name : party;
  return name === undefined ? null : { ur: name, en: name };
}
