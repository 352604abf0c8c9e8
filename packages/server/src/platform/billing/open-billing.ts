import { catalogueOf, createBillingDesk, createEntitlements, createLocalProvider, type PaymentProvider } from '@repo/billing';
import type { Database } from '@repo/db';
import type { App } from '../../app.ts';
import type { Billing } from './billing.ts';
import { checkoutPath } from './return-addresses.ts';

export interface BillingOptions {
  readonly db: Database;
  readonly app: Pick<App, 'verticals' | 'brand'>;
  readonly publicUrl: URL;
  /** Keys the hashes of those who had a trial. */
  readonly secret: string;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

/** Plans and payments of a deployment. The one place that chooses who collects. */
export function openBilling({ db, app, publicUrl, secret, now = () => new Date() }: BillingOptions): Billing {
  const catalogue = catalogueOf(app.verticals);
  const local = createLocalProvider({ db, catalogue, pageOf: checkoutPath, now });
  const providers: readonly [PaymentProvider, ...PaymentProvider[]] = [local];
  const entitlements = createEntitlements({ db, catalogue, now });
  const desk = createBillingDesk({ db, catalogue, entitlements, providers, secret, now });
  return { desk, provider: providers[0].id, local, brand: app.brand, publicUrl };
}
