import type { MountedVertical } from '../../mount.ts';
import { router } from '../../trpc/router.ts';
import type { Billing } from './billing.ts';
import { buy } from './buy.ts';
import { change, preview, renewal } from './change.ts';
import { invoice, invoices } from './invoices.ts';
import { listBooks } from './list-books.ts';
import { localCheckout, localPay } from './local-checkout.ts';
import { look } from './look.ts';
import { declareTransfer, manualInvoice, requestInvoice, withdrawInvoice } from './manual-invoices.ts';
import { confirmReceipt, dismissReceipt, recordReceipt, refundLocal, reverseReceipt } from './operator-books.ts';
import { overview } from './overview.ts';
import { portal } from './portal.ts';

/** `platform.billing`: for people only, a key neither sees nor changes what an organization pays. */
export const billingRouter = (billing: Billing, mounted: readonly MountedVertical[]) =>
  router({
    overview: overview(billing, mounted),
    invoices: invoices(billing),
    invoice: invoice(billing),
    look: look(billing),
    preview: preview(billing),
    buy: buy(billing, mounted),
    change: change(billing),
    cancel: renewal(billing, true),
    resume: renewal(billing, false),
    portal: portal(billing, mounted),
    local: router({ checkout: localCheckout(billing, mounted), pay: localPay(billing) }),
    transfer: router({
      request: requestInvoice(billing),
      invoice: manualInvoice(billing),
      declare: declareTransfer(billing),
      withdraw: withdrawInvoice(billing),
    }),
    books: router({
      list: listBooks(billing),
      record: recordReceipt(billing),
      reverse: reverseReceipt(billing),
      confirm: confirmReceipt(billing),
      dismiss: dismissReceipt(billing),
      refund: refundLocal(billing),
    }),
  });
