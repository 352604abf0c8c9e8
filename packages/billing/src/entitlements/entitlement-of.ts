import type { PlanDefinition } from '@repo/vertical';
import type { VerticalPlans } from '../plans/catalogue.ts';
import type { SubscriptionTruth } from '../provider/truth.ts';
import type { Entitlement } from './entitlements.ts';

/** Days that a missing payment changes nothing. */
export const graceDays = 14;

const dayMillis = 86_400_000;

export type HeldSubscription = Pick<
  SubscriptionTruth,
  'plan' | 'status' | 'periodEnd' | 'trialEnd' | 'endsAtPeriodEnd' | 'pastDueSince'
>;

/**
 * What a subscription gives at a moment. A plan that is not sold any more gives the free one.
 * @param held null: the organization never bought the vertical
 */
export function entitlementOf({ vertical, plans }: VerticalPlans, held: HeldSubscription | null, at: Date): Entitlement {
  const [free] = plans;
  if (!free) throw new RangeError(`"${vertical}" has no plans`);
  const bought = held ? plans.find(({ id }) => id === held.plan) : undefined;
  const ended = held !== null && isOver(held, at);
  const plan = bought && !ended ? bought : free;
  const graceEnd =
    held?.status === 'past-due' && held.pastDueSince ? new Date(held.pastDueSince.getTime() + graceDays * dayMillis) : null;
  return {
    vertical,
    plan: plan.id,
    state: stateOf(held, ended),
    access: !ended && graceEnd && graceEnd <= at ? 'read-only' : 'full',
    seats: plan.seats,
    limits: limitsOf(plan),
    changesAt: ended || !held ? null : changeOf(held, graceEnd, at),
    raisedBy: raising(plans, plan)?.id ?? null,
  };
}

/**
 * Who collects by itself says so when a period is renewed. Where that is not heard for the days of grace, as with keys of another account,
 * nothing is paid for any more; a shorter outage takes nothing away. A missing payment has days of its own.
 */
function isOver({ endsAtPeriodEnd, periodEnd, status }: HeldSubscription, at: Date): boolean {
  if (status === 'ended') return true;
  if (endsAtPeriodEnd) return periodEnd <= at;
  return status !== 'past-due' && periodEnd.getTime() + graceDays * dayMillis <= at.getTime();
}

/** The largest plan, for an organization that pays nothing for it. */
export function givenEntitlement({ vertical, plans }: VerticalPlans): Entitlement {
  const plan = plans.at(-1);
  if (!plan) throw new RangeError(`"${vertical}" has no plans`);
  const { id, seats } = plan;
  const limits = limitsOf(plan);
  return { vertical, plan: id, state: 'active', access: 'full', seats, limits, changesAt: null, raisedBy: null };
}

function limitsOf({ limits }: PlanDefinition): Entitlement['limits'] {
  return Object.fromEntries(Object.entries(limits).map(([meter, limit]) => [meter, limit === null ? null : BigInt(limit)]));
}

function stateOf(held: HeldSubscription | null, ended: boolean): Entitlement['state'] {
  if (!held) return 'free';
  return ended ? 'ended' : held.status;
}

function changeOf(held: HeldSubscription, graceEnd: Date | null, at: Date): Date | null {
  if (graceEnd) return graceEnd > at ? graceEnd : null;
  if (held.endsAtPeriodEnd) return held.periodEnd;
  return held.status === 'trialing' ? held.trialEnd : null;
}

/** The next larger plan; each gives at least what the one before gives. */
const raising = (plans: readonly PlanDefinition[], plan: PlanDefinition): PlanDefinition | undefined =>
  plans[plans.indexOf(plan) + 1];
