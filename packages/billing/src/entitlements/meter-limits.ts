import type { LocalizedText, PlanDefinition } from '@repo/vertical';
import type { Meter } from '../metering/metering.ts';
import type { Catalogue } from '../plans/catalogue.ts';
import type { Entitlements } from './entitlements.ts';

/** What an organization may use of a meter in a month. */
export interface HeldLimit {
  /** Null: there is none. */
  readonly limit: bigint | null;
  /** Name of the least plan that gives more; null where none does. */
  readonly raisedBy: LocalizedText | null;
}

/** Where metering asks what an organization may use. */
export interface MeterLimits {
  /** Asks once, and answers for each meter. */
  of(organizationId: string): Promise<(meter: Meter) => HeldLimit>;
}

/** Where nothing is sold: what the deployment allows. */
export const deploymentLimits: MeterLimits = {
  of: async () => (meter) => ({ limit: meter.monthlyLimit, raisedBy: null }),
};

/** Limits of plans. What the deployment allows of a meter is the most that any plan gives. */
export function createMeterLimits({
  entitlements,
  catalogue,
}: {
  readonly entitlements: Entitlements;
  readonly catalogue: Catalogue;
}): MeterLimits {
  return {
    async of(organizationId) {
      const held = await entitlements.of(organizationId);
      return ({ id, vertical, monthlyLimit }) => {
        const entitlement = held.find((each) => each.vertical === vertical);
        if (!entitlement) return { limit: monthlyLimit, raisedBy: null };
        const limit = lower(entitlement.limits[id] ?? null, monthlyLimit);
        const plans = catalogue.verticals.find((sold) => sold.vertical === vertical)?.plans ?? [];
        const larger = plans.slice(plans.findIndex((plan) => plan.id === entitlement.plan) + 1);
        const raising = larger.find((plan) => isMore(lower(unitsOf(plan, id), monthlyLimit), limit));
        return { limit, raisedBy: raising?.name ?? null };
      };
    },
  };
}

function unitsOf({ limits }: PlanDefinition, meter: string): bigint | null {
  const units = limits[meter] ?? null;
  return units === null ? null : BigInt(units);
}

/** Null is no limit. */
function lower(one: bigint | null, other: bigint | null): bigint | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function isMore(one: bigint | null, other: bigint | null): boolean {
  return other !== null && (one === null || one > other);
}
