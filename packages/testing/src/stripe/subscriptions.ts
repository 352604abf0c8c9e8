import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { declined, invalid } from './fault.ts';
import { type Form, fields } from './form.ts';
import { asked, inRange, listFields, page } from './list.ts';
import type { Route } from './route.ts';
import type { StoredSubscription } from './stored.ts';
import { collect, firstInvoice } from './subscription-bill.ts';
import { endSubscription } from './subscription-end.ts';
import { addSubscription, checkBillingMode, checkTogether, readItem, readTrialDays } from './subscription-make.ts';
import { updateSubscription } from './subscription-update.ts';

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/subscriptions',
    accepts: fields<Stripe.SubscriptionCreateParams>()(
      'billing_mode',
      'customer',
      'default_payment_method',
      'description',
      'expand',
      'items',
      'metadata',
      'payment_behavior',
      'trial_period_days',
      'trial_settings',
    ),
    run: ({ account, params }) => createSubscription(account, params),
  },
  {
    method: 'GET',
    path: '/v1/subscriptions',
    accepts: fields<Stripe.SubscriptionListParams>()(...listFields, 'created', 'customer', 'price', 'status'),
    run({ account, params }) {
      const rows = account.subscriptions
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ customer }) => asked(params, 'customer', customer))
        .filter(({ items }) => !params.has('price') || items.data.some(({ price }) => price.id === params.text('price')))
        .filter(({ status }) => hasStatus(status, params.text('status')));
      return page('/v1/subscriptions', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/subscriptions/:id',
    accepts: fields<Stripe.SubscriptionRetrieveParams>()('expand'),
    run: ({ account, id }) => account.subscriptions.get(id),
  },
  {
    method: 'POST',
    path: '/v1/subscriptions/:id',
    accepts: fields<Stripe.SubscriptionUpdateParams>()(
      'cancel_at',
      'cancel_at_period_end',
      'default_payment_method',
      'description',
      'expand',
      'items',
      'metadata',
      'payment_behavior',
      'proration_behavior',
      'proration_date',
      'trial_end',
    ),
    run({ account, id, params }) {
      const subscription = account.subscriptions.get(id);
      updateSubscription(account, subscription, params);
      return subscription;
    },
  },
  {
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    accepts: fields<Stripe.SubscriptionCancelParams>()('cancellation_details', 'expand'),
    run({ account, id, params }) {
      const subscription = account.subscriptions.get(id);
      if (subscription.status === 'canceled')
        throw invalid(`No such subscription: '${id}'`, { code: 'resource_missing', param: 'id' });
      endSubscription(account, subscription, 'cancellation_requested');
      const details = params.form('cancellation_details');
      if (details && subscription.cancellation_details) {
        subscription.cancellation_details.comment = details.emptyable('comment') ?? null;
      }
      return subscription;
    },
  },
];

/** Without a status a list has no canceled ones; `all` and `ended` are words of lists only. */
function hasStatus(status: Stripe.Subscription.Status, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'ended') return status === 'canceled' || status === 'incomplete_expired';
  return wanted === undefined ? status !== 'canceled' : status === wanted;
}

function createSubscription(account: Account, params: Form): StoredSubscription {
  const customer = account.customers.get(params.required('customer'), 'customer');
  const items = params.forms('items').map((form) => {
    form.only(['price', 'quantity']);
    return readItem(account, form);
  });
  checkTogether(items, 'items');
  checkBillingMode(params);
  const behavior = params.oneOf('payment_behavior', ['allow_incomplete', 'default_incomplete', 'error_if_incomplete']);
  const method = params.text('default_payment_method');
  const own = method === undefined ? null : account.paymentMethods.get(method, 'default_payment_method').id;
  const card = own ?? customer.invoice_settings.default_payment_method;
  const trialDays = readTrialDays(params);
  if (card === null && trialDays === null && behavior !== 'default_incomplete') {
    throw invalid('This customer has no attached payment source or default payment method.', { code: 'resource_missing' });
  }
  if (behavior === 'error_if_incomplete' && trialDays === null && card !== null && account.decliningCards.has(card)) {
    throw declined(null);
  }
  const behaviour = params.form('trial_settings')?.form('end_behavior')?.text('missing_payment_method');
  const subscription = addSubscription(account, {
    customer: customer.id,
    items,
    trialDays,
    metadata: params.metadata(),
    description: params.emptyable('description') ?? null,
    card: own,
    missingPaymentMethod: behaviour ?? 'create_invoice',
  });
  const invoice = firstInvoice(account, subscription);
  if (behavior !== 'default_incomplete' || invoice.status === 'paid') collect(account, invoice);
  return subscription;
}
