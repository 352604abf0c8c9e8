import type { AnyVertical, BillingCurrency, BillingInterval, PlanDefinition, PlanId } from '@repo/vertical';
import { billingCurrencies, billingIntervals, planIds } from '@repo/vertical';

/** The plans of a vertical, from least to most. */
export interface VerticalPlans {
  readonly vertical: string;
  readonly plans: readonly PlanDefinition[];
}

export interface Price {
  readonly vertical: string;
  readonly plan: Exclude<PlanId, 'free'>;
  readonly interval: BillingInterval;
  readonly currency: BillingCurrency;
  /** Minor units for one seat and one interval. */
  readonly amount: bigint;
  /** Names the price wherever a provider keeps it: "shop.team.month.pkr". */
  readonly key: string;
}

export interface Catalogue {
  /** Verticals that have plans. */
  readonly verticals: readonly VerticalPlans[];
  readonly prices: readonly Price[];
  /** Undefined for a plan that the vertical has not. */
  plan(vertical: string, plan: PlanId): PlanDefinition | undefined;
  /** Undefined for what is not sold. */
  price(wish: Omit<Price, 'amount' | 'key'>): Price | undefined;
}

/**
 * The plans of a deployment.
 * @throws RangeError for plans that contradict themselves: no free one, a price of nothing, a limit for an unknown meter, a larger
 * plan that gives less
 */
export function catalogueOf(verticals: readonly Pick<AnyVertical, 'id' | 'plans' | 'meters'>[]): Catalogue {
  const sold = verticals.flatMap(({ id: vertical, plans, meters = [] }) => {
    if (!plans?.length) return [];
    checkPlans(
      vertical,
      plans,
      meters.map(({ id }) => id),
    );
    return [{ vertical, plans }];
  });
  const prices = sold.flatMap(({ vertical, plans }) => plans.flatMap((plan) => pricesOf(vertical, plan)));
  return {
    verticals: sold,
    prices,
    plan: (vertical, plan) => sold.find((each) => each.vertical === vertical)?.plans.find(({ id }) => id === plan),
    price: (wish) => prices.find(({ key }) => key === priceKey(wish)),
  };
}

const priceKey = ({ vertical, plan, interval, currency }: Omit<Price, 'amount' | 'key'>): string =>
  [vertical, plan, interval, currency.toLowerCase()].join('.');

function pricesOf(vertical: string, { id: plan, prices }: PlanDefinition): Price[] {
  if (!prices || plan === 'free') return [];
  return billingIntervals.flatMap((interval) =>
    billingCurrencies.map((currency) => {
      const what = { vertical, plan, interval, currency };
      return { ...what, amount: prices[interval][currency], key: priceKey(what) };
    }),
  );
}

function checkPlans(vertical: string, plans: readonly PlanDefinition[], meters: readonly string[]): void {
  const fault = (text: string) => new RangeError(`plans of "${vertical}": ${text}`);
  const ids = plans.map(({ id }) => id);
  if (ids[0] !== 'free') throw fault('the first one is "free"');
  if (ids.some((id, at) => at > 0 && planIds.indexOf(id) <= planIds.indexOf(ids[at - 1] ?? id)))
    throw fault('from least to most, each once');
  for (const [at, plan] of plans.entries()) {
    const fails = (text: string) => fault(`"${plan.id}" ${text}`);
    if ((plan.prices === null) !== (plan.id === 'free')) throw fails('has a price exactly when it is not free');
    if (pricesOf(vertical, plan).some(({ amount }) => amount <= 0n)) throw fails('has a price of nothing');
    if (!Number.isSafeInteger(plan.trialDays) || plan.trialDays < 0) throw fails('has a trial of no whole number of days');
    const named = Object.keys(plan.limits);
    if (named.length !== meters.length || meters.some((meter) => !named.includes(meter))) throw fails('names each meter once');
    const before = plans[at - 1];
    for (const [what, limit] of Object.entries({ ...plan.limits, seats: plan.seats })) {
      if (limit !== null && !(Number.isSafeInteger(limit) && limit >= (what === 'seats' ? 1 : 0)))
        throw fails(`has ${limit} ${what}`);
      const less = what === 'seats' ? before?.seats : before?.limits[what];
      if (before && (less === null ? limit !== null : limit !== null && limit < (less ?? 0)))
        throw fails(`gives less ${what} than "${before.id}"`);
    }
  }
}
