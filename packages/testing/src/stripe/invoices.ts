import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { declined, invalid } from './fault.ts';
import { fields } from './form.ts';
import { payOutOfBand } from './invoice-collect.ts';
import { subscriptionOf } from './invoice-make.ts';
import { previewInvoice } from './invoice-preview.ts';
import { asked, inRange, listFields, page } from './list.ts';
import type { Route } from './route.ts';
import type { StoredInvoice } from './stored.ts';
import { afterPayment, collect } from './subscription-bill.ts';

export const invoiceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/invoices',
    accepts: fields<Stripe.InvoiceListParams>()(...listFields, 'created', 'customer', 'status', 'subscription'),
    run({ account, params }) {
      const rows = account.invoices
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ customer }) => asked(params, 'customer', customer))
        .filter(({ status }) => asked(params, 'status', status))
        .filter((invoice) => asked(params, 'subscription', subscriptionOf(account, invoice)?.id));
      return page('/v1/invoices', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/invoices/:id',
    accepts: fields<Stripe.InvoiceRetrieveParams>()('expand'),
    run: ({ account, id }) => account.invoices.get(id),
  },
  {
    method: 'GET',
    path: '/v1/invoices/:id/lines',
    accepts: fields<Stripe.InvoiceListLineItemsParams>()(...listFields),
    run: ({ account, id, params }) =>
      page(`/v1/invoices/${id}/lines`, account.invoices.get(id).lines.data.toReversed(), params),
  },
  {
    method: 'POST',
    path: '/v1/invoices/create_preview',
    accepts: fields<Stripe.InvoiceCreatePreviewParams>()(
      'customer',
      'expand',
      'preview_mode',
      'subscription',
      'subscription_details',
    ),
    run: ({ account, params }) => previewInvoice(account, params),
  },
  {
    method: 'POST',
    path: '/v1/invoices/:id/pay',
    accepts: fields<Stripe.InvoicePayParams>()('expand', 'off_session', 'paid_out_of_band', 'payment_method'),
    run({ account, id, params }) {
      const invoice = account.invoices.get(id);
      // Nobody is in front of the page of a fake.
      params.flag('off_session');
      if (invoice.status === 'paid') throw invalid('Invoice is already paid');
      if (invoice.status !== 'open')
        throw invalid(`Invoice is ${invoice.status} and cannot be paid.`, { code: 'invoice_not_editable' });
      if (params.flag('paid_out_of_band')) {
        payOutOfBand(account, invoice);
        settle(account, invoice);
        return invoice;
      }
      const method = params.text('payment_method');
      if (method !== undefined) account.paymentMethods.get(method, 'payment_method');
      const attempt = collect(account, invoice, method);
      if (!attempt.paid) throw declined(attempt.charge);
      return invoice;
    },
  },
  {
    method: 'POST',
    path: '/v1/invoices/:id/void',
    accepts: fields<Stripe.InvoiceVoidInvoiceParams>()('expand'),
    run({ account, id }) {
      const invoice = account.invoices.get(id);
      if (invoice.status !== 'open' && invoice.status !== 'uncollectible') throw invalid('You can only void an open invoice.');
      voidInvoice(account, invoice);
      return invoice;
    },
  },
  {
    method: 'POST',
    path: '/v1/invoices/:id/mark_uncollectible',
    accepts: fields<Stripe.InvoiceMarkUncollectibleParams>()('expand'),
    run({ account, id }) {
      const invoice = account.invoices.get(id);
      if (invoice.status !== 'open') throw invalid('You can only mark an open invoice as uncollectible.');
      const transitions = { ...invoice.status_transitions, marked_uncollectible_at: account.now };
      Object.assign(invoice, {
        auto_advance: false,
        next_payment_attempt: null,
        status: 'uncollectible',
        status_transitions: transitions,
      });
      account.tell('invoice.marked_uncollectible', invoice);
      return invoice;
    },
  },
  {
    method: 'GET',
    path: '/v1/invoice_payments',
    accepts: fields<Stripe.InvoicePaymentListParams>()(...listFields, 'created', 'invoice', 'payment', 'status'),
    run({ account, params }) {
      const wanted = params.form('payment');
      wanted?.only(['payment_intent', 'type']);
      const rows = account.invoicePayments
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ invoice }) => asked(params, 'invoice', invoice))
        .filter(({ status }) => asked(params, 'status', status))
        .filter(({ payment }) => !wanted || asked(wanted, 'payment_intent', payment.payment_intent));
      return page('/v1/invoice_payments', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/invoice_payments/:id',
    accepts: fields<Stripe.InvoicePaymentRetrieveParams>()('expand'),
    run: ({ account, id }) => account.invoicePayments.get(id),
  },
];

export function voidInvoice(account: Account, invoice: StoredInvoice): void {
  const transitions = { ...invoice.status_transitions, voided_at: account.now };
  Object.assign(invoice, { auto_advance: false, next_payment_attempt: null, status: 'void', status_transitions: transitions });
  account.tell('invoice.voided', invoice);
}

function settle(account: Account, invoice: StoredInvoice): void {
  const subscription = subscriptionOf(account, invoice);
  if (subscription) afterPayment(account, invoice, subscription);
}
