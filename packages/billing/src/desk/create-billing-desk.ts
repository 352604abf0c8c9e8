import type { Database } from '@repo/db';
import type { Entitlements } from '../entitlements/entitlements.ts';
import type { Seats } from '../entitlements/seats.ts';
import type { Catalogue } from '../plans/catalogue.ts';
import type { PaymentProvider, SubscriptionChange } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import type { BillingDesk, HeldPlan } from './billing-desk.ts';
import { createBuy, paysIn } from './buy.ts';
import { createCustomerSync } from './customer-sync.ts';
import { endRecurring } from './end-recurring.ts';
import { providerOf, runningOf } from './held-plans.ts';
import { membersOf, readInvoice, readInvoices, readSubscriptions } from './read-billing.ts';

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
  const { db, catalogue, entitlements, providers, seats, secret, now = () => new Date() } = options;
  const [current] = providers;
  const { sync, look, catchUp, charged } = createCustomerSync({ db, providers, seats, now });
  const seatsFor: BillingDesk['seatsFor'] = async (organizationId, vertical, plan) => {
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
    if (plan) await seatsFor(organizationId, vertical, plan);
    return held;
  };

  return {
    catalogue,
    async overview(organizationId) {
      const [held, subscriptions, members] = await Promise.all([
        entitlements.of(organizationId),
        readSubscriptions(db, organizationId),
        membersOf(db, organizationId),
      ]);
      const only = paysIn(current, subscriptions);
      const capabilities = only ? { ...current.capabilities, currencies: [only] } : current.capabilities;
      return { provider: current.id, capabilities, entitlements: held, subscriptions, members };
    },
    invoices: (organizationId, before) => readInvoices(db, organizationId, before),
    invoice: (organizationId, id) => readInvoice(db, organizationId, id),
    seatsFor,
    buy: createBuy({ db, catalogue, providers, secret, now, look, sync, seatsFor }),
    async change(organizationId, vertical, change) {
      const held = await needHeld(organizationId, vertical, change);
      await providerOf(providers, held.provider).changeSubscription(held.reference, change);
    },
    async preview(organizationId, vertical, change) {
      const held = await needHeld(organizationId, vertical, change);
      const preview = await providerOf(providers, held.provider).previewChange?.(held.reference, change);
      if (!preview) return null;
      const { plan = held.plan, interval = held.interval, seats: count = held.seats } = change;
      const price = catalogue.price({ vertical, plan, interval, currency: held.currency });
      return { ...preview, eachPeriod: price ? price.amount * BigInt(count) : null };
    },
    async portal(organizationId, back) {
      const rows = await db.prisma.billingCustomer.findMany({ where: { organizationId, provider: current.id } });
      const [customer] = rows;
      return customer && current.portalUrl ? current.portalUrl(customer.reference, back) : null;
    },
    look,
    async closePages(organizationId) {
      for (const { provider, reference } of await charged(organizationId)) {
        await provider.closePages?.(reference);
        await catchUp(provider.id, reference);
      }
    },
    async endAll(organizationId) {
      for (const { provider, reference: customer } of await charged(organizationId)) {
        await endRecurring(db, provider, { customer, organizationId, action: 'billing.ended-with-organization', at: now });
      }
    },
    sync,
  };
}
