import type { BillingDesk, LocalProvider, ProviderId } from '@repo/billing';
import type { Brand } from '@repo/vertical';

/** What the procedures of plans and payments stand on. */
export interface Billing {
  readonly desk: BillingDesk;
  /** Who collects for new purchases. */
  readonly provider: ProviderId;
  /** Always there: what was bought before another provider was set goes on. */
  readonly local: LocalProvider;
  /** Who issues invoices. */
  readonly brand: Pick<Brand, 'legal'>;
  /** Where people open the product. */
  readonly publicUrl: URL;
}
