import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import type { BillingCurrency } from '@repo/vertical';
import type { Catalogue } from '../plans/catalogue.ts';
import type { PaymentProvider } from '../provider/provider.ts';
import { paysInCodes, refusal } from '../refusal.ts';
import type { BillingDesk, HeldPlan, Purchase } from './billing-desk.ts';
import { claimTrial, normaliseEmail } from './claim-trial.ts';
import type { CustomerSync } from './customer-sync.ts';
import { ensureCustomer, replaceCustomer } from './ensure-customer.ts';
import { runningOf } from './held-plans.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readSubscriptions } from './read-billing.ts';

export interface BuyOptions extends Pick<CustomerSync, 'look' | 'sync'>, Pick<BillingDesk, 'seatsFor'> {
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly providers: readonly [PaymentProvider, ...PaymentProvider[]];
  /** Keys the hashes of those who had a trial. */
  readonly secret: string;
  readonly now: () => Date;
}

/** What an organization has from a provider says in which currency it may have more; null: in any. */
export function paysIn(current: PaymentProvider, plans: readonly HeldPlan[]): BillingCurrency | null {
  const running = plans.find(({ provider, status }) => provider === current.id && status !== 'ended');
  return (current.capabilities.oneCurrency && running?.currency) || null;
}

/** The purchase of a plan from the provider that takes new ones. */
export function createBuy(options: BuyOptions): BillingDesk['buy'] {
  const { db, catalogue, providers, secret, now, look, sync, seatsFor } = options;
  const [current] = providers;
  /** Where real money is taken it ends within the hour, and nobody waits for that. */
  const isPlayMoney = ({ provider }: HeldPlan): boolean =>
    !current.capabilities.playMoney && (providers.find(({ id }) => id === provider)?.capabilities.playMoney ?? false);
  const trialDaysOf = async (organizationId: string, { vertical, plan, buyer }: Purchase): Promise<number> => {
    const days = catalogue.plan(vertical, plan)?.trialDays ?? 0;
    // Nobody collects after it: a plan begins when it is paid, and the trial is kept for who collects by itself.
    if (days === 0 || !current.capabilities.recurring) return 0;
    const had = (await readSubscriptions(db, organizationId)).some((held) => held.vertical === vertical);
    const marks = [`person:${buyer.userId}`, `email:${normaliseEmail(buyer.email)}`];
    const claimed = await claimTrial(db, secret, { organizationId, vertical, marks, at: now() });
    return claimed && !had ? days : 0;
  };
  const mayBuy = async (organizationId: string, { vertical, currency }: Purchase): Promise<void> => {
    const plans = await readSubscriptions(db, organizationId);
    const held = runningOf(plans, vertical);
    if (held && !isPlayMoney(held)) throw refusal('PLAN_HELD');
    const only = paysIn(current, plans);
    if (only && only !== currency) throw refusal(paysInCodes[only]);
  };

  return async (organizationId, purchase, to) => {
    const { vertical, plan, interval, currency } = purchase;
    // An invoice by transfer has a request of its own, which asks for what is to stand on it.
    if (current.id === 'manual') throw refusal('NO_CHECKOUT');
    const seats = await seatsFor(organizationId, vertical, plan);
    if (!(catalogue.price({ vertical, plan, interval, currency }) && current.capabilities.currencies.includes(currency))) {
      throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
    }
    await look(organizationId);
    await mayBuy(organizationId, purchase);
    return oneAtATime(db, { organizationId, vertical }, async () => {
      const customer = await ensureCustomer({ db, provider: current, now: now() }, organizationId, purchase);
      const trialDays = await trialDaysOf(organizationId, purchase);
      const wish = { ...purchase, organizationId, customer, seats, trialDays };
      const { url } = await current.createCheckout(wish, to).catch(async (thrown: unknown) => {
        const code = thrown instanceof AppError ? thrown.code : null;
        if (code === 'PLAN_HELD' || code?.startsWith('PAYS_IN_')) await sync(current.id, customer);
        if (code !== 'NOT_FOUND') throw thrown;
        // Somebody has deleted it at the provider.
        const next = await replaceCustomer({ db, provider: current, now: now() }, organizationId, purchase, customer);
        // Another name: what was refused under the first one stays refused.
        return current.createCheckout({ ...wish, customer: next, requestId: `${purchase.requestId}:${next}` }, to);
      });
      return { url, trialDays };
    });
  };
}
