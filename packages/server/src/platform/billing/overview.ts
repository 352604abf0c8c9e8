import { allows } from '@repo/auth/roles';
import {
  type BillingOverview,
  type HeldPlan,
  type Meter,
  type OrganizationInvoice,
  type PayTo,
  periodOf,
  resetsOn,
  type Usage,
  type VerticalPlans,
} from '@repo/billing';
import { daysBetween, todayInKarachi } from '@repo/facts';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import type { RequestContext } from '../../trpc/context.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';
import type { Billing } from './billing.ts';
import { currency, instant, interval, method, planId, planOf, planView, text, units } from './views.ts';

const heldView = z.object({
  plan: planId,
  interval,
  currency,
  /** How many are paid for. */
  seats: z.int(),
  status: z.enum(['trialing', 'active', 'past-due', 'ended']),
  periodEnd: instant,
  trialEnd: instant.nullable(),
  endsAtPeriodEnd: z.boolean(),
  /** It is paid by transfer: nothing is collected by itself, and it may be paid ahead. */
  byTransfer: z.boolean(),
  pastDueSince: instant.nullable(),
  /** Its card had had a trial, so that it was paid for at once; said for a month. */
  trialRefused: z.boolean(),
  /** The oldest invoice whose payment is missing; null: there is none. */
  owed: z.object({ id: z.string(), number: z.string(), url: z.string().nullable() }).nullable(),
});

const verticalView = z.object({
  id: z.string(),
  name: text,
  /** From least to most. */
  plans: z.array(planView),
  plan: planId,
  state: z.enum(['free', 'trialing', 'active', 'past-due', 'ended']),
  access: z.enum(['full', 'read-only']),
  /** When the state changes by itself. */
  changesAt: instant.nullable(),
  /** Days in Asia/Karachi until the day on which it does, by the clock of the host. */
  daysLeft: z.int().nullable(),
  /** The least plan that gives more. */
  raisedBy: planId.nullable(),
  meters: z.array(
    z.object({
      id: z.string(),
      label: text,
      unit: text,
      limit: units.nullable(),
      /** Of the organization, with what is set aside; null for a member, who sees the own use alone. */
      used: units.nullable(),
    }),
  ),
  /** What was bought, also when it has ended; null: nothing, or whoever asks sees no money. */
  held: heldView.nullable(),
});

const overviewView = z.object({
  mayRead: z.boolean(),
  mayChange: z.boolean(),
  /** It is the organization of the demo: it has everything and buys nothing. */
  demo: z.boolean(),
  members: z.int(),
  /** ISO date from which the limits are whole again. */
  resets: z.string(),
  verticals: z.array(verticalView),
  provider: z.object({
    /** No money moves. */
    playMoney: z.boolean(),
    portal: z.boolean(),
    currencies: z.array(currency),
    /** A plan can be bought at once; otherwise by transfer alone. */
    checkout: z.boolean(),
    /** How else a plan may be paid; empty: not at all. */
    transfer: z.array(method),
  }),
});

export type PlanOverview = z.output<typeof overviewView>;

/** The plans of every vertical and what the organization has of them. Members see plans and no money. */
export const overview = ({ desk, provider, payTo, demoOrgId }: Billing, mounted: readonly MountedVertical[]) =>
  organizationProcedure
    .meta({ programs: false })
    .output(overviewView)
    .query(async ({ ctx }): Promise<PlanOverview> => {
      const period = periodOf(ctx.now());
      const [now, usage] = await Promise.all([
        desk.overview(ctx.orgId),
        ctx.metering.usage({ organizationId: ctx.orgId, period }),
      ]);
      const demo = ctx.orgId === demoOrgId();
      const mayRead = allows(ctx.role, 'billing', 'read');
      const invoices = mayRead && now.subscriptions.some(isPastDue) ? await desk.invoices(ctx.orgId) : [];
      const refused = mayRead ? await refusedTrials(ctx, now.subscriptions) : [];
      const seen = { now, usage, invoices, refused, meters: ctx.metering.meters, mayRead, mounted, at: ctx.now() };
      const { playMoney, portal, currencies } = now.capabilities;
      return {
        mayRead,
        mayChange: !demo && allows(ctx.role, 'billing', 'change'),
        demo,
        members: now.members,
        resets: resetsOn(period),
        verticals: desk.catalogue.verticals.flatMap((sold) => verticalOf(sold, seen)),
        provider: {
          ...{ playMoney, portal, currencies: [...currencies] },
          checkout: provider !== 'manual',
          transfer: methodsOf(payTo),
        },
      };
    });

/** Ways of paying to the account; Raast needs an id to pay to. */
export const methodsOf = (payTo: PayTo | null): z.output<typeof method>[] => {
  if (payTo === null) return [];
  return payTo.raastId === null ? ['bank'] : ['bank', 'raast'];
};

interface Seen {
  readonly now: BillingOverview;
  readonly usage: Usage;
  /** The newest, read where a payment is missing. */
  readonly invoices: readonly OrganizationInvoice[];
  /** References of subscriptions. */
  readonly refused: readonly string[];
  readonly meters: readonly Meter[];
  readonly mayRead: boolean;
  readonly mounted: readonly MountedVertical[];
  readonly at: Date;
}

function verticalOf(
  { vertical: id, plans }: VerticalPlans,
  { now, usage, invoices, refused, meters, mayRead, mounted, at }: Seen,
): PlanOverview['verticals'] {
  const entitlement = now.entitlements.find(({ vertical }) => vertical === id);
  if (!entitlement) return [];
  const { plan, state, access, changesAt, raisedBy, limits } = entitlement;
  const held = now.subscriptions.find(({ vertical }) => vertical === id);
  const name = mounted.find(({ vertical }) => vertical.id === id)?.vertical.name ?? { ur: id, en: id };
  const meterOf = ([meter, limit]: readonly [string, bigint | null]) => {
    const words = meters.find((each) => each.id === meter);
    const budget = usage.budgets.find((each) => each.meter === meter);
    return {
      id: meter,
      label: { ...(words?.label ?? { ur: meter, en: meter }) },
      unit: { ...(words?.unit ?? { ur: '', en: '' }) },
      limit: limit === null ? null : String(limit),
      used: mayRead ? String((budget?.committed ?? 0n) + (budget?.reserved ?? 0n)) : null,
    };
  };
  return [
    {
      ...{ id, plan, state, access, raisedBy },
      name: { ur: name.ur, en: name.en },
      // A plan that nobody collects for by itself begins when it is paid.
      plans: plans.map((each) => planOf(now.capabilities.recurring ? each : { ...each, trialDays: 0 }, mayRead)),
      changesAt: changesAt?.toISOString() ?? null,
      daysLeft: changesAt && daysBetween(todayInKarachi(at), todayInKarachi(changesAt)),
      meters: Object.entries(limits).map(meterOf),
      held: held && mayRead ? heldOf(held, { invoices, refused }) : null,
    },
  ];
}

const isPastDue = ({ status }: HeldPlan): boolean => status === 'past-due';

function owedOf(held: HeldPlan, invoices: readonly OrganizationInvoice[]): z.output<typeof heldView>['owed'] {
  if (!isPastDue(held)) return null;
  const oldest = invoices.findLast(
    ({ provider, vertical, status }) => status === 'open' && provider === held.provider && vertical === held.vertical,
  );
  return oldest && oldest.number !== null ? { id: oldest.id, number: oldest.number, url: oldest.url } : null;
}

/** Days that a refused trial is told of. */
const toldDays = 30;

/** References of subscriptions whose trial ended at once, because their card had had one. */
async function refusedTrials({ db, now }: Pick<RequestContext, 'db' | 'now'>, held: readonly HeldPlan[]): Promise<string[]> {
  const ended = held.filter(({ status, trialEnd }) => status === 'active' && trialEnd !== null);
  if (ended.length === 0) return [];
  const keyOf = ({ provider, reference }: HeldPlan) => `trial-ended:${provider}:${reference}`;
  const since = new Date(now().getTime() - toldDays * 86_400_000);
  const rows = await db.prisma.billingEffect.findMany({ where: { key: { in: ended.map(keyOf) }, at: { gt: since } } });
  return ended.filter((each) => rows.some(({ key }) => key === keyOf(each))).map(({ reference }) => reference);
}

function heldOf(held: HeldPlan, { invoices, refused }: Pick<Seen, 'invoices' | 'refused'>): z.output<typeof heldView> {
  const { plan, interval: every, currency: money, seats, status, periodEnd, trialEnd, endsAtPeriodEnd, pastDueSince } = held;
  const byTransfer = held.provider === 'manual';
  return {
    ...{ plan, interval: every, currency: money, seats, status, endsAtPeriodEnd, byTransfer },
    periodEnd: periodEnd.toISOString(),
    trialEnd: trialEnd?.toISOString() ?? null,
    pastDueSince: pastDueSince?.toISOString() ?? null,
    trialRefused: refused.includes(held.reference),
    owed: owedOf(held, invoices),
  };
}
