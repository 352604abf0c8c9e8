import {
  createBillingDesk,
  createLocalProvider,
  createManualProvider,
  type PaymentProvider,
  type StripeProvider,
} from '@repo/billing';
import type { Database } from '@repo/db';
import type { App } from '../../app.ts';
import type { Plans } from '../../host/plans-of.ts';
import type { Billing } from './billing.ts';
import { checkoutPath, invoicePath } from './return-addresses.ts';

export interface BillingOptions {
  readonly db: Database;
  readonly app: Pick<App, 'brand'>;
  readonly plans: Pick<Plans, 'catalogue' | 'entitlements' | 'seats'>;
  /** Collects for new purchases where its keys are set. */
  readonly stripe?: StripeProvider | null;
  readonly publicUrl: URL;
  /** The organization of the demo, for which nobody buys; defaults to none. */
  readonly demoOrgId?: () => string | null;
  /** Keys the hashes of those who had a trial. */
  readonly secret: string;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

/** Plans and payments of a deployment. The one place that chooses who collects. */
export function openBilling(options: BillingOptions): Billing {
  const { db, app, plans, stripe, publicUrl, secret, demoOrgId = () => null, now = () => new Date() } = options;
  const { catalogue, entitlements, seats } = plans;
  const { brand } = app;
  const localOn: Billing['localOn'] = (on) => createLocalProvider({ db: on, catalogue, pageOf: checkoutPath, now });
  const issuer = brand.legal.operator;
  const manualOn: Billing['manualOn'] = (on) => createManualProvider({ db: on, catalogue, issuer, pageOf: invoicePath, now });
  const [local, manual] = [localOn(db), manualOn(db)];
  const own: readonly [PaymentProvider, ...PaymentProvider[]] = [local, manual];
  const providers: typeof own = stripe ? [stripe, ...own] : own;
  const desk = createBillingDesk({ db, catalogue, entitlements, providers, secret, seats, now });
  return { desk, provider: providers[0].id, providers, local, localOn, manual, manualOn, brand, demoOrgId, publicUrl };
}
