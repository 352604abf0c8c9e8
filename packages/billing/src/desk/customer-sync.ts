/** What the providers know of customers, and what follows from it here. */
import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import type { Seats } from '../entitlements/seats.ts';
import type { PaymentProvider, ProviderId } from '../provider/provider.ts';
import { writeTruth } from '../provider/write-truth.ts';
import { refusal } from '../refusal.ts';
import type { BillingDesk } from './billing-desk.ts';
import { endTestPurchases, keepMode, wasForTests } from './end-test-purchases.ts';
import { providerOf } from './held-plans.ts';
import { readSubscriptions } from './read-billing.ts';
import { refuseForeign, refuseLost, refuseTwice } from './refuse-foreign.ts';

export interface CustomerSyncOptions {
  readonly db: Database;
  /** The first one takes new purchases. */
  readonly providers: readonly [PaymentProvider, ...PaymentProvider[]];
  readonly seats?: Seats | undefined;
  readonly now: () => Date;
}

interface Charged {
  readonly provider: PaymentProvider;
  readonly reference: string;
}

export interface CustomerSync extends Pick<BillingDesk, 'sync' | 'look'> {
  /**
   * A purchase, or an end, goes by what the provider knows: it may not have reached us.
   * @throws AppError `PROVIDER_UNAVAILABLE`
   */
  catchUp(provider: ProviderId, customer: string): Promise<void>;
  /** Customers at providers that collect by themselves. */
  charged(organizationId: string): Promise<readonly Charged[]>;
}

export function createCustomerSync({ db, providers, seats, now }: CustomerSyncOptions): CustomerSync {
  const [current] = providers;
  const sync: CustomerSync['sync'] = async (id, customer) => {
    const provider = providerOf(providers, id);
    const fetchedAt = now();
    const truth = await provider.fetchTruth(customer);
    if (!truth) {
      if (await wasForTests(db, provider, customer)) await endTestPurchases({ db, now }, id, { customer, fetchedAt });
      else await refuseLost(db, id, customer);
      return null;
    }
    await refuseForeign(db, id, truth);
    const written = await writeTruth({ db, now }, id, truth);
    await keepMode(db, provider, customer);
    await seats?.bind(truth.organizationId);
    if (written) await refuseTwice(db, id, truth, now());
    return written ? truth : null;
  };
  const catchUp: CustomerSync['catchUp'] = async (id, customer) => {
    await sync(id, customer).catch((thrown: unknown) => {
      if (thrown instanceof AppError) throw thrown;
      // What contradicts our books waits for an operator, and so does whoever goes by them.
      throw refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: id }, cause: thrown });
    });
  };
  return {
    sync,
    catchUp,
    async look(organizationId) {
      const where = { organizationId_provider: { organizationId, provider: current.id } };
      const customer = await db.prisma.billingCustomer.findUnique({ where });
      if (customer) await catchUp(current.id, customer.reference);
    },
    async charged(organizationId) {
      const customers = await db.prisma.billingCustomer.findMany({ where: { organizationId } });
      const running = (await readSubscriptions(db, organizationId)).filter(({ status }) => status !== 'ended');
      return customers.flatMap(({ provider: id, reference }) => {
        const provider = providers.find((each) => each.id === id);
        const held = running.find((each) => each.provider === id);
        // One that is not set any more is asked only for what it may still charge.
        if (!provider && held) return [{ provider: providerOf(providers, held.provider), reference }];
        return provider?.closePages ? [{ provider, reference }] : [];
      });
    },
  };
}
