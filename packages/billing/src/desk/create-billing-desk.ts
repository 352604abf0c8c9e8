import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import type { BillingCurrency } from '@repo/vertical';
import type { Entitlements } from '../entitlements/entitlements.ts';
import type { Seats } from '../entitlements/seats.ts';
import type { Catalogue } from '../plans/catalogue.ts';
import type { PaymentProvider, ProviderId, SubscriptionChange } from '../provider/provider.ts';
import { writeTruth } from '../provider/write-truth.ts';
import { paysInCodes, refusal } from '../refusal.ts';
import type { BillingDesk, HeldPlan, Purchase } from './billing-desk.ts';
import { claimTrial, normaliseEmail } from './claim-trial.ts';
import { endRecurring } from './end-recurring.ts';
import { endTests, keepMode, wasForTests } from './end-tests.ts';
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
  const runningOf = (subscriptions: readonly HeldPlan[], vertical: string): HeldPlan | undefined =>
    subscriptions.find((held) => held.vertical === vertical && held.status !== 'ended');
  /** Where real money is taken it ends within the hour, and nobody waits for that. */
  const isPlayMoney = ({ provider }: HeldPlan): boolean =>
    !current.capabilities.playMoney && (providers.find(({ id }) => id === provider)?.capabilities.playMoney ?? false);
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
    const held = runningOf(await readSubscriptions(db, organizationId), vertical);
    if (!held) throw refusal('PLAN_NOT_HELD', { kind: 'not-found' });
    if (plan) await needPlan(organizationId, vertical, plan);
    return held;
  };
  const trialDaysOf = async (organizationId: string, { vertical, plan, buyer }: Purchase): Promise<number> => {
    const days = catalogue.plan(vertical, plan)?.trialDays ?? 0;
    // Nobody collects after it: a plan begins when it is paid, and the trial is kept for who collects by itself.
    if (days === 0 || !current.capabilities.recurring) return 0;
    const had = (await readSubscriptions(db, organizationId)).some((held) => held.vertical === vertical);
    const marks = [`person:${buyer.userId}`, `email:${normaliseEmail(buyer.email)}`];
    const claimed = await claimTrial(db, secret, { organizationId, vertical, marks, at: now() });
    return claimed && !had ? days : 0;
  };
  const sync: BillingDesk['sync'] = async (id, customer) => {
    const provider = providerOf(id);
    const fetchedAt = now();
    const truth = await provider.fetchTruth(customer);
    if (!truth) {
      if (await wasForTests(db, provider, customer)) await endTests({ db, now }, id, { customer, fetchedAt });
      else await refuseLost(db, id, customer);
      return null;
    }
    await refuseForeign(db, id, truth);
    const written = await writeTruth({ db, now }, id, truth);
    await keepMode(db, provider, customer);
    await options.seats?.bind(truth.organizationId);
    if (written) await refuseTwice(db, id, truth, now());
    return written ? truth : null;
  };
  /** What was paid, or has ended, may not have reached us: a purchase goes by what the provider knows. */
  const catchUp = async (id: ProviderId, customer: string): Promise<void> => {
    await sync(id, customer).catch((thrown: unknown) => {
      if (thrown instanceof AppError) throw thrown;
      // What contradicts our books waits for an operator, and so does whoever goes by them.
      throw refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: id }, cause: thrown });
    });
  };
  const look = async (organizationId: string): Promise<void> => {
    const where = { organizationId_provider: { organizationId, provider: current.id } };
    const customer = await db.prisma.billingCustomer.findUnique({ where });
    if (customer) await catchUp(current.id, customer.reference);
  };
  /** Customers at providers that collect by themselves. One that is not set any more is asked only for what it may still charge. */
  const chargedAt = async (organizationId: string) => {
    const customers = await db.prisma.billingCustomer.findMany({ where: { organizationId } });
    const running = (await readSubscriptions(db, organizationId)).filter(({ status }) => status !== 'ended');
    return customers.flatMap(({ provider: id, reference }) => {
      const provider = providers.find((each) => each.id === id);
      const held = running.find((each) => each.provider === id);
      if (!provider && held) return [{ provider: providerOf(held.provider), reference }];
      return provider?.closePages ? [{ provider, reference }] : [];
    });
  };
  /** What an organization has from the current provider says in which currency it may have more; null: in any. */
  const paysIn = (subscriptions: readonly HeldPlan[]): BillingCurrency | null => {
    const running = subscriptions.find(({ provider, status }) => provider === current.id && status !== 'ended');
    return (current.capabilities.oneCurrency && running?.currency) || null;
  };

  return {
    catalogue,
    async overview(organizationId) {
      const [held, subscriptions, members] = await Promise.all([
        entitlements.of(organizationId),
        readSubscriptions(db, organizationId),
        membersOf(db, organizationId),
      ]);
      const only = paysIn(subscriptions);
      const capabilities = only ? { ...current.capabilities, currencies: [only] } : current.capabilities;
      return { provider: current.id, capabilities, entitlements: held, subscriptions, members };
    },
    invoices: (organizationId, before) => readInvoices(db, organizationId, before),
    invoice: (organizationId, id) => readInvoice(db, organizationId, id),
    seatsFor: needPlan,
    async buy(organizationId, purchase, to) {
      const { vertical, plan, interval, currency } = purchase;
      // An invoice by transfer has a request of its own, which asks for what is to stand on it.
      if (current.id === 'manual') throw refusal('NO_CHECKOUT');
      const seats = await needPlan(organizationId, vertical, plan);
      if (!(catalogue.price({ vertical, plan, interval, currency }) && current.capabilities.currencies.includes(currency))) {
        throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
      }
      await look(organizationId);
      const subscriptions = await readSubscriptions(db, organizationId);
      const held = runningOf(subscriptions, vertical);
      if (held && !isPlayMoney(held)) throw refusal('PLAN_HELD');
      const only = paysIn(subscriptions);
      if (only && only !== currency) throw refusal(paysInCodes[only]);
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
    look,
    async closePages(organizationId) {
      for (const { provider, reference } of await chargedAt(organizationId)) {
        await provider.closePages?.(reference);
        await catchUp(provider.id, reference);
      }
    },
    async endAll(organizationId) {
      for (const { provider, reference: customer } of await chargedAt(organizationId)) {
        await endRecurring(db, provider, { customer, organizationId, action: 'billing.ended-with-organization', at: now });
      }
    },
    sync,
  };
}
