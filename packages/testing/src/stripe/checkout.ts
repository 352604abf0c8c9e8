import type Stripe from 'stripe';
import type { Account, CheckoutPlan } from './account.ts';
import { invalid } from './fault.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import { day, hour, minute } from './period.ts';
import type { Route } from './route.ts';
import type { StoredSession } from './stored.ts';
import { checkBillingMode, checkTogether, type ItemWish, readItem, readTrialDays } from './subscription-make.ts';

export const checkoutRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/checkout/sessions',
    accepts: fields<Stripe.Checkout.SessionCreateParams>()(
      'adaptive_pricing',
      'allow_promotion_codes',
      'allowed_payment_method_types',
      'automatic_tax',
      'billing_address_collection',
      'cancel_url',
      'client_reference_id',
      'customer',
      'customer_email',
      'customer_update',
      'expand',
      'expires_at',
      'line_items',
      'locale',
      'metadata',
      'mode',
      'payment_method_collection',
      'subscription_data',
      'success_url',
      'tax_id_collection',
      'ui_mode',
    ),
    run: ({ account, params }) => createSession(account, params),
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    accepts: fields<Stripe.Checkout.SessionListParams>()(...listFields, 'created', 'customer', 'status', 'subscription'),
    run({ account, params }) {
      const rows = account.sessions
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ customer }) => asked(params, 'customer', customer))
        .filter(({ status }) => asked(params, 'status', status))
        .filter(({ subscription }) => !params.has('subscription') || subscription === params.text('subscription'));
      return page('/v1/checkout/sessions', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    accepts: fields<Stripe.Checkout.SessionRetrieveParams>()('expand'),
    run: ({ account, id }) => account.sessions.get(id),
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    accepts: fields<Stripe.Checkout.SessionListLineItemsParams>()(...listFields),
    run: ({ account, id, params }) =>
      page(`/v1/checkout/sessions/${id}/line_items`, linesOf(account, account.sessions.get(id)).toReversed(), params),
  },
  {
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    accepts: fields<Stripe.Checkout.SessionExpireParams>()('expand'),
    run({ account, id }) {
      const session = account.sessions.get(id);
      if (session.status !== 'open') throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired.`);
      expireSession(account, session);
      return session;
    },
  },
];

export const linesOf = (account: Account, { id }: StoredSession) => account.checkoutPlans.get(id)?.lines ?? [];

export function expireSession(account: Account, session: StoredSession): void {
  Object.assign(session, { status: 'expired', url: null });
  account.tell('checkout.session.expired', session);
}

/** Languages of Stripe's pages. Urdu is not among them. */
const locales: readonly Stripe.Checkout.SessionCreateParams.Locale[] = (
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv ' +
  'th tr vi zh zh-HK zh-TW'
).split(' ');

function createSession(account: Account, params: Form): StoredSession {
  const mode = params.required('mode');
  if (mode !== 'subscription') throw invalid(`The fake knows no checkout of mode ${mode}.`, { param: 'mode' });
  const locale = params.text('locale') ?? null;
  if (locale !== null && !locales.includes(locale)) throw invalid(`Invalid locale: ${locale}`, { param: 'locale' });
  const items = params.forms('line_items').map((form) => {
    form.only(['price', 'quantity']);
    return readItem(account, form);
  });
  checkTogether(items, 'line_items');
  const customer = params.has('customer') ? account.customers.get(params.required('customer'), 'customer').id : null;
  if (customer !== null && params.has('customer_email')) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.');
  }
  const expires = params.integer('expires_at') ?? account.now + day;
  if (expires < account.now + 30 * minute || expires > account.now + 24 * hour) {
    throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    });
  }
  const taxIds = params.form('tax_id_collection')?.flag('enabled') ?? false;
  const update = params.record('customer_update');
  if (taxIds && customer !== null && update.name !== 'auto') {
    throw invalid(
      'Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, ' +
        'please set `customer_update[name]` to `auto`.',
      { param: 'tax_id_collection' },
    );
  }
  const plan = readPlan(account, params, items);
  if (customer !== null) refuseOtherCurrency(account, customer, items[0]?.price.currency);
  const session = account.sessions.add(newSession(account, params, { customer, expires, locale, plan, taxIds }));
  account.checkoutPlans.set(session.id, plan);
  return session;
}

/** A customer has one currency while something in it is there: also a page that is only open. */
function refuseOtherCurrency(account: Account, customer: string, currency: string | undefined): void {
  const running = account.subscriptions.all().filter(({ status }) => status !== 'canceled' && status !== 'incomplete_expired');
  const open = account.sessions.all().filter(({ status }) => status === 'open');
  const other = [...running, ...open].find((each) => each.customer === customer && each.currency !== currency);
  if (!other) return;
  throw invalid(
    'You cannot combine currencies on a single customer. This customer has an active subscription, subscription schedule, ' +
      `discount, quote, invoice item, or active subscription mode checkout session with currency ${other.currency}.`,
  );
}

function readPlan(account: Account, params: Form, items: readonly ItemWish[]): CheckoutPlan {
  const data = params.form('subscription_data');
  data?.only(['billing_mode', 'description', 'metadata', 'trial_period_days', 'trial_settings']);
  checkBillingMode(data);
  const behaviour = data?.form('trial_settings')?.form('end_behavior');
  const trialDays = data ? readTrialDays(data) : null;
  return {
    lines: items.map((item) => lineItem(account, item, trialDays !== null)),
    trialDays,
    description: data?.text('description') ?? null,
    metadata: data?.metadata() ?? {},
    missingPaymentMethod: behaviour?.oneOf('missing_payment_method', ['cancel', 'create_invoice', 'pause']) ?? 'create_invoice',
    intent: null,
  };
}

interface Particulars {
  readonly customer: string | null;
  readonly expires: number;
  readonly locale: string | null;
  readonly plan: CheckoutPlan;
  readonly taxIds: boolean;
}

function newSession(account: Account, params: Form, particulars: Particulars): StoredSession {
  const { customer, expires, locale, plan, taxIds } = particulars;
  const id = newId(account.livemode ? 'cs_live' : 'cs_test', 58);
  const total = plan.lines.reduce((sum, { amount_total }) => sum + amount_total, 0);
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: params.form('adaptive_pricing')?.flag('enabled') ?? false },
    after_expiration: null,
    allow_promotion_codes: params.flag('allow_promotion_codes') ?? null,
    allowed_payment_method_types: params.has('allowed_payment_method_types')
      ? [...params.texts('allowed_payment_method_types')]
      : null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: {
      enabled: params.form('automatic_tax')?.flag('enabled') ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    billing_address_collection: params.text('billing_address_collection') ?? null,
    cancel_url: params.text('cancel_url') ?? null,
    client_reference_id: params.text('client_reference_id') ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: account.now,
    currency: plan.lines[0]?.currency ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer,
    customer_account: null,
    customer_creation: customer === null ? 'always' : null,
    customer_details: null,
    customer_email: params.text('customer_email') ?? null,
    discounts: [],
    expires_at: expires,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: account.livemode,
    locale,
    managed_payments: null,
    metadata: params.metadata(),
    mode: 'subscription',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: params.oneOf('payment_method_collection', ['always', 'if_required']) ?? 'always',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: params.required('success_url'),
    tax_id_collection: { enabled: taxIds, required: params.form('tax_id_collection')?.text('required') ?? 'never' },
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.oneOf('ui_mode', ['hosted_page']) ?? 'hosted_page',
    url: `${account.settings.url()}/c/pay/${id}`,
    wallet_options: null,
  };
}

function lineItem(account: Account, { price, quantity }: ItemWish, trial: boolean): Stripe.LineItem {
  const metered = price.recurring?.usage_type === 'metered';
  const amount = trial || metered ? 0 : (price.unit_amount ?? 0) * quantity;
  return {
    id: newId('li', 24),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: account.products.get(price.product).name,
    metadata: {},
    price,
    quantity: metered ? null : quantity,
  };
}
