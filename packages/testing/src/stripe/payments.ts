import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import type { Route } from './route.ts';
import type { StoredIntent } from './stored.ts';

export const paymentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/payment_intents',
    accepts: fields<Stripe.PaymentIntentListParams>()(...listFields, 'created', 'customer'),
    run: ({ account, params }) =>
      page(
        '/v1/payment_intents',
        account.intents
          .all()
          .filter(({ created, customer }) => inRange(params, 'created', created) && asked(params, 'customer', customer)),
        params,
      ),
  },
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    accepts: fields<Stripe.PaymentIntentRetrieveParams>()('expand'),
    run: ({ account, id }) => account.intents.get(id),
  },
  {
    method: 'GET',
    path: '/v1/charges',
    accepts: fields<Stripe.ChargeListParams>()(...listFields, 'created', 'customer', 'payment_intent'),
    run({ account, params }) {
      const rows = account.charges
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ customer }) => asked(params, 'customer', customer))
        .filter(({ payment_intent }) => asked(params, 'payment_intent', payment_intent));
      return page('/v1/charges', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/charges/:id',
    accepts: fields<Stripe.ChargeRetrieveParams>()('expand'),
    run: ({ account, id }) => account.charges.get(id),
  },
  {
    method: 'GET',
    path: '/v1/payment_methods',
    accepts: fields<Stripe.PaymentMethodListParams>()(...listFields, 'customer', 'type'),
    run: ({ account, params }) => methodsOf(account, '/v1/payment_methods', params.required('customer'), params),
  },
  {
    method: 'GET',
    path: '/v1/payment_methods/:id',
    accepts: fields<Stripe.PaymentMethodRetrieveParams>()('expand'),
    run: ({ account, id }) => account.paymentMethods.get(id),
  },
  {
    method: 'GET',
    path: '/v1/customers/:id/payment_methods',
    accepts: fields<Stripe.CustomerListPaymentMethodsParams>()(...listFields, 'type'),
    run: ({ account, id, params }) => methodsOf(account, `/v1/customers/${id}/payment_methods`, id, params),
  },
];

function methodsOf(account: Account, url: string, customer: string, params: Parameters<typeof page>[2]) {
  const rows = account.paymentMethods
    .all()
    .filter((method) => method.customer === account.customers.get(customer).id && asked(params, 'type', method.type));
  return page(url, rows, params);
}

interface Demand {
  readonly amount: number;
  readonly currency: string;
  readonly customer: string;
  readonly description: string | null;
}

export function addIntent(account: Account, { amount, currency, customer, description }: Demand): StoredIntent {
  const id = newId('pi', 24);
  const intent = account.intents.add({
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${newId('x').slice(2)}`,
    confirmation_method: 'automatic',
    created: account.now,
    currency,
    customer,
    customer_account: null,
    description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: account.livemode,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: 'off_session',
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  });
  account.tell('payment_intent.created', intent);
  return intent;
}
