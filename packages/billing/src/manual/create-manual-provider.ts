import type { Database } from '@repo/db';
import type { Catalogue } from '../plans/catalogue.ts';
import type { ProviderCapabilities } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import { cancelInvoice } from './cancel-invoice.ts';
import { checkId, notFound } from './check-typed.ts';
import { confirmReceipt } from './confirm-receipt.ts';
import { declareTransfer } from './declare-transfer.ts';
import { dismissReceipt } from './dismiss-receipt.ts';
import { listInvoices } from './list-invoices.ts';
import { customerOf, type ManualDeps, needInvoice, readTruth } from './manual-books.ts';
import type { ManualProvider } from './manual-provider.ts';
import { recordReceipt } from './record-receipt.ts';
import { requestInvoice } from './request-invoice.ts';
import { requestOnce } from './request-once.ts';
import { reverseReceipt } from './reverse-receipt.ts';

export interface ManualProviderOptions {
  readonly db: Pick<Database, 'prisma' | 'query' | 'withPlatform'>;
  readonly catalogue: Catalogue;
  /** Names the series of numbers: another legal person begins its own. */
  readonly issuer: string;
  /** The address of the page of an invoice. */
  readonly pageOf?: (invoiceId: string) => string;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const capabilities: ProviderCapabilities = {
  recurring: false,
  usage: false,
  refunds: true,
  portal: false,
  currencies: ['PKR', 'USD'],
  playMoney: false,
};

/**
 * Invoices by bank transfer or Raast. Whatever changes one also writes what the product reads, in the same transaction.
 *
 * @example const manual = createManualProvider({ db, catalogue, issuer: brand.legal.operator });
 */
export function createManualProvider(options: ManualProviderOptions): ManualProvider {
  const { db, catalogue, issuer, pageOf = (id) => `/billing/invoices/${id}`, now = () => new Date() } = options;
  const deps: ManualDeps = { db, catalogue, issuer, now };
  return {
    id: 'manual',
    capabilities,
    async createCustomer({ organizationId }) {
      return customerOf(organizationId);
    },
    async createCheckout(wish) {
      const where = { where: { id: wish.organizationId }, select: { name: true } };
      const { name } = await db.prisma.organization.findUniqueOrThrow(where);
      const { id } = await requestInvoice(deps, wish, { method: 'bank', buyer: { name, ntn: null } });
      return { url: pageOf(id) };
    },
    async changeSubscription(subscription, { endsAtPeriodEnd, plan, interval }) {
      if (!subscription.startsWith('manual_')) throw notFound();
      // It always ends with its period, and its seats are those of its next invoice.
      if (endsAtPeriodEnd === false || plan !== undefined || interval !== undefined) throw refusal('INVOICE_NEEDED');
    },
    async fetchTruth(customer) {
      const [, organizationId] = /^manual_([0-9a-f-]{36})$/.exec(customer) ?? [];
      return organizationId === undefined ? null : readTruth(db.prisma, checkId(organizationId), now());
    },
    async read(id, organizationId) {
      return needInvoice(db.prisma, { id: checkId(id), ...(organizationId === null ? {} : { organizationId }) });
    },
    list: (query) => listInvoices(deps, query),
    request: (wish, how) => requestInvoice(deps, wish, how),
    requestOnce: (wish, how) => requestOnce(deps, wish, how),
    declare: (invoiceId, organizationId, typed) => declareTransfer(deps, invoiceId, organizationId, typed),
    cancel: (invoiceId, organizationId) => cancelInvoice(deps, invoiceId, organizationId),
    record: (operatorId, receipt) => recordReceipt(deps, operatorId, receipt),
    reverse: (operatorId, reversal) => reverseReceipt(deps, operatorId, reversal),
    confirm: (operatorId, receiptId) => confirmReceipt(deps, operatorId, receiptId),
    dismiss: (operatorId, receiptId) => dismissReceipt(deps, operatorId, receiptId),
  };
}
