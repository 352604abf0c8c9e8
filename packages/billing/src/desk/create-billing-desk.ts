import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import type { Entitlements } from '../entitlements/entitlements.ts';
import type { Seats } from '../entitlements/seats.ts';
import type { Catalogue } from '../plans/catalogue.ts';
import type { PaymentProvider, ProviderId, SubscriptionChange } from '../provider/provider.ts';
import { writeTruth } from '../provider/write-truth.ts';
import { refusal } from '../refusal.ts';
import type { BillingDesk, HeldPlan, Purchase } from './billing-desk.ts';
import { claimTrial, normaliseEmail } from './claim-trial.ts';
import { ensureCustomer, replaceCustomer } from './ensure-customer.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { membersOf, readInvoice, readInvoices, readSubscriptions } from './read-billing.ts';
import { refuseForeign, refuseLost, refuseTwice } from './refuse-foreign.ts';

export interface BillingDeskOptions {
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly entitlements: Entitlements;
  /** Every provider that may have customers; new purchases go to the first. */
  readonly providers: readonly [PaymentProvider, ...PaymentProvider[]];
  /** Told when a plan has changed. */
  readonly seats?: Seats;
  /** Keys the hashes of those who had a trial. */
  readonly secret: string;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

/** The desk on the platform's tables and the providers that are set. */
export function createBillingDesk(options: BillingDeskOptions): BillingDesk {
  const { db, catalogue, entitlements, providers, secret, now = () => new Date() } = options;
  const [current] = providers;
  const providerOf = (id: ProviderId): PaymentProvider => {
    const provider = providers.find((each) => each.id === id);
    if (!provider) throw refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: id } });
    return provider;
  };
  const heldOf = async (organizationId: string, vertical: string): Promise<HeldPlan | undefined> =>
    (await readSubscriptions(db, organizationId)).find((held) => held.vertical === vertical && held.status !== 'ended');
  const needPlan = async (organizationId: string, vertical: string, plan: Purchase['plan']): Promise<number> => {
    const sold = catalogue.plan(vertical, plan);
    if (!sold) throw refusal('PLAN_UNKNOWN', { kind: 'invalid', params: { plan } });
    const members = await membersOf(db, organizationId);
    if (sold.seats !== null && members > sold.seats) {
      throw refusal('PLAN_SEATS', { params: { seats: String(sold.seats), members: String(members) } });
    }
    return members;
  };
  const needHeld = async (organizationId: string, vertical: string, { plan }: SubscriptionChange): Promise<HeldPlan> => {
    const held = await heldOf(organizationId, vertical);
    if (!held) throw refusal('PLAN_NOT_HELD', { kind: 'not-found' });
    if (plan) await needPlan(organizationId, vertical, plan);
    return held;
  };
  const trialDaysOf = async (organizationId: string, { vertical, plan, buyer }: Purchase): Promise<number> => {
    const days = catalogue.plan(vertical, plan)?.trialDays ?? 0;
    if (days === 0) return 0;
    const had = (await readSubscriptions(db, organizationId)).some((held) => held.vertical === vertical);
    const marks = [`person:${buyer.userId}`, `email:${normaliseEmail(buyer.email)}`];
    const claimed = await claimTrial(db, secret, { organizationId, vertical, marks, at: now() });
    return claimed && !had ? days : 0;
  };
  const sync: BillingDesk['sync'] = async (id, customer) => {
    const truth = await providerOf(id).fetchTruth(customer);
    if (!truth) {
      await refuseLost(db, id, customer);
      return null;
    }
    await refuseForeign(db, id, truth);
    const written = await writeTruth({ db, now }, id, truth);
    await options.seats?.bind(truth.organizationId);
    if (written) await refuseTwice(db, id, truth, now());
    return written ? truth : null;
  };

  return {
    catalogue,
    async overview(organizationId) {
      const [held, subscriptions, members] = await Promise.all([
        entitlements.of(organizationId),
        readSubscriptions(db, organizationId),
        membersOf(db, organizationId),
      ]);
      return { provider: current.id, capabilities: current.capabilities, entitlements: held, subscriptions, members };
    },
    invoices: (organizationId, before) => readInvoices(db, organizationId, before),
    invoice: (organizationId, id) => readInvoice(db, organizationId, id),
    seatsFor: needPlan,
    async buy(organizationId, purchase, to) {
      const { vertical, plan, interval, currency } = purchase;
      const seats = await needPlan(organizationId, vertical, plan);
      if (!(catalogue.price({ vertical, plan, interval, currency }) && current.capabilities.currencies.includes(currency))) {
        throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
      }
      if (await heldOf(organizationId, vertical)) throw refusal('PLAN_HELD');
      return oneAtATime(db, { organizationId, vertical }, async () => {
        const customer = await ensureCustomer({ db, provider: current, now: now() }, organizationId, purchase);
        const trialDays = await trialDaysOf(organizationId, purchase);
        const wish = { ...purchase, organizationId, customer, seats, trialDays };
        const { url } = await current.createCheckout(wish, to).catch(async (thrown: unknown) => {
          const code = thrown instanceof AppError ? thrown.code : null;
          if (code === 'PLAN_HELD') await sync(current.id, customer);
          if (code !== 'NOT_FOUND') throw thrown;
          // Somebody has deleted it at the provider.
          const next = await replaceCustomer({ db, provider: current, now: now() }, organizationId, purchase, customer);
          // Another name: what was refused under the first one stays refused.
          return current.createCheckout({ ...wish, customer: next, requestId: `${purchase.requestId}:${next}` }, to);
        });
        return { url, trialDays };
      });
    },
    async change(organizationId, vertical, change) {
      const held = await needHeld(organizationId, vertical, change);
      await providerOf(held.provider).changeSubscription(held.reference, change);
    },
    async preview(organizationId, vertical, change) {
      const held = await needHeld(organizationId, vertical, change);
      const preview = await providerOf(held.provider).previewChange?.(held.reference, change);
      if (!preview) return null;
      const { plan = held.plan, interval = held.interval, seats = held.seats } = change;
      const price = catalogue.price({ vertical, plan, interval, currency: held.currency });
      return { ...preview, eachPeriod: price ? price.amount * BigInt(seats) : null };
    },
    async portal(organizationId, back) {
      const rows = await db.prisma.billingCustomer.findMany({ where: { organizationId, provider: current.id } });
      const [customer] = rows;
      return customer && current.portalUrl ? current.portalUrl(customer.reference, back) : null;
    },
    sync,
  };
}
