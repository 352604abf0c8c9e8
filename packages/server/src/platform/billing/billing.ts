import type { BillingDesk, LocalProvider, ManualProvider, PaymentProvider, PayTo, ProviderId } from '@repo/billing';
import type { Database } from '@repo/db';
import type { Brand } from '@repo/vertical';

export type BillingDatabase = Pick<Database, 'prisma' | 'query' | 'withPlatform'>;

/** What the procedures of plans and payments stand on. */
export interface Billing {
  readonly desk: BillingDesk;
  /** Who collects for new purchases. */
  readonly provider: ProviderId;
  /** All that may have customers, who collects for new purchases first. */
  readonly providers: readonly PaymentProvider[];
  /** Always there: what was bought before another provider was set goes on. */
  readonly local: LocalProvider;
  readonly manual: ManualProvider;
  /** The same books, each deed in a transaction that the caller opens. */
  readonly manualOn: (db: BillingDatabase) => ManualProvider;
  readonly localOn: (db: BillingDatabase) => LocalProvider;
  /** The account that takes transfers; null: plans are not sold by transfer. */
  readonly payTo: PayTo | null;
  /** Who issues invoices. */
  readonly brand: Pick<Brand, 'legal'>;
  /** The organization of the demo: it has the largest plan of everything, and nobody buys for it. */
  readonly demoOrgId: () => string | null;
  /** Where people open the product. */
  readonly publicUrl: URL;
}
