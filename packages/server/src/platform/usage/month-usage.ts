import { allows } from '@repo/auth/roles';
import { type Meter, periodOf, resetsOn, type Usage } from '@repo/billing';
import { isoDate } from '@repo/facts';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';

const text = z.object({ ur: z.string(), en: z.string() });
/** Units of a meter, in decimal digits: there may be more than a double holds. */
const units = z.string();

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

/** @param month "2026-11"; left out: the present one */
const input = z.strictObject({
  month: z
    .string()
    .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
    .optional(),
});

/** What was used in a month: of the whole organization for those who may read that, else of the person who asks. */
export const monthUsage = (mounted: readonly MountedVertical[]) =>
  organizationProcedure
    .input(input)
    .output(usageView)
    .query(async ({ ctx, input: { month } }): Promise<UsageView> => {
      const current = periodOf(ctx.now());
      const period = month === undefined ? current : isoDate(`${month}-01`);
      const all = allows(ctx.role, 'usage', 'read');
      const own = all ? {} : { principalId: ctx.userId };
      const usage = await ctx.metering.usage({ organizationId: ctx.orgId, period, ...own });
      const names = await namesOf(usage, (ids) =>
        ctx.db.prisma.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } }),
      );
      return {
        month: period,
        resets: resetsOn(period),
        months: [...new Set([current, ...usage.periods])].toSorted().reverse(),
        scope: all ? 'organization' : 'own',
        meters: usage.budgets.map(({ meter, limit, committed, reserved }) => ({
          ...wordsOf(meter, ctx.metering.meters),
          budget: all ? { limit: limit?.toString() ?? null, used: String(committed), reserved: String(reserved) } : null,
        })),
        lines: usage.lines.map(({ principalId, meter, vertical, model, units: used, counted, times }) => ({
          meter,
          member: names.get(principalId) ?? null,
          vertical: { id: vertical, name: nameOf(vertical, mounted) },
          model,
          units: String(used),
          counted: String(counted),
          times,
        })),
      };
    });

interface Person {
  readonly id: string;
  readonly name: string;
}

async function namesOf(
  { lines }: Usage,
  find: (ids: ReadonlySet<string>) => Promise<readonly Person[]>,
): Promise<ReadonlyMap<string, Person>> {
  const ids = new Set(lines.map(({ principalId }) => principalId));
  return new Map(ids.size === 0 ? [] : (await find(ids)).map((person) => [person.id, person]));
}

/** A meter that no vertical declares any more is still shown, by its id. */
function wordsOf(id: string, meters: readonly Meter[]) {
  const meter = meters.find((each) => each.id === id);
  const label = meter ? { ...meter.label } : { ur: id, en: id };
  return { id, label, unit: meter ? { ...meter.unit } : { ur: '', en: '' } };
}

function nameOf(id: string, mounted: readonly MountedVertical[]) {
  const name = mounted.find(({ vertical }) => vertical.id === id)?.vertical.name ?? { ur: id, en: id };
  return { ur: name.ur, en: name.en };
}
