import {
  createBillingDesk,
  createLocalProvider,
  createManualProvider,
  type PaymentProvider,
  type PayTo,
  type StripeProvider,
} from '@repo/billing';
import type { Database } from '@repo/db';
import type { TransferAccount } from '@repo/vertical';
import type { App } from '../../app.ts';
import type { Plans } from '../../host/plans-of.ts';
import type { Billing } from './billing.ts';
import { checkoutPath, invoicePath } from './return-addresses.ts';

export interface BillingOptions {
  readonly db: Database;
  readonly app: Pick<App, 'brand'>;
  /** The account that takes transfers, as `buniyad.config.ts` has it; left out: plans are not sold by transfer. */
  readonly transfer?: TransferAccount | undefined;
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

const payToOf = ({ title, bank, iban, raastId }: TransferAccount): PayTo => ({ title, bank, iban, raastId: raastId ?? null });

/** Plans and payments of a deployment. The one place that chooses who collects. */
export function openBilling(options: BillingOptions): Billing {
  const { db, app, plans, transfer, stripe, publicUrl, secret, demoOrgId = () => null, now = () => new Date() } = options;
  const { catalogue, entitlements, seats } = plans;
  const { brand } = app;
  const localOn: Billing['localOn'] = (on) => createLocalProvider({ db: on, catalogue, pageOf: checkoutPath, now });
  const issuer = brand.legal.operator;
  const manualOn: Billing['manualOn'] = (on) => createManualProvider({ db: on, catalogue, issuer, pageOf: invoicePath, now });
  const [local, manual] = [localOn(db), manualOn(db)];
  // Where real money is taken, nobody gets a plan for play money.
  const own: readonly [PaymentProvider, ...PaymentProvider[]] = transfer ? [manual, local] : [local, manual];
  const providers: typeof own = stripe ? [stripe, ...own] : own;
  const desk = createBillingDesk({ db, catalogue, entitlements, providers, secret, seats, now });
  return {
    ...{ desk, provider: providers[0].id, providers, local, localOn, manual, manualOn, brand, demoOrgId, publicUrl },
    payTo: transfer ? payToOf(transfer) : null,
  };
}
