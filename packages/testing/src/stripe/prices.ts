import Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import { addProduct } from './products.ts';
import type { Route } from './route.ts';
import type { StoredPrice } from './stored.ts';

const common = ['active', 'expand', 'lookup_key', 'metadata', 'nickname', 'tax_behavior', 'transfer_lookup_key'] as const;
const intervals = ['day', 'week', 'month', 'year'] as const;

export const priceRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/prices',
    accepts: fields<Stripe.PriceCreateParams>()(
      ...common,
      'billing_scheme',
      'currency',
      'product',
      'product_data',
      'recurring',
      'unit_amount',
    ),
    run: ({ account, params }) => addPrice(account, params),
  },
  {
    method: 'GET',
    path: '/v1/prices',
    accepts: fields<Stripe.PriceListParams>()(
      ...listFields,
      'active',
      'created',
      'currency',
      'lookup_keys',
      'product',
      'recurring',
      'type',
    ),
    run: ({ account, params }) => page('/v1/prices', account.prices.all().filter(wanted(params)), params),
  },
  {
    method: 'GET',
    path: '/v1/prices/:id',
    accepts: fields<Stripe.PriceRetrieveParams>()('expand'),
    run: ({ account, id }) => account.prices.get(id),
  },
  {
    method: 'POST',
    path: '/v1/prices/:id',
    accepts: fields<Stripe.PriceUpdateParams>()(...common),
    run({ account, id, params }) {
      const price = account.prices.get(id);
      const change: Partial<StoredPrice> = {};
      if (params.has('active')) change.active = params.flag('active') ?? price.active;
      if (params.has('lookup_key')) change.lookup_key = takeLookupKey(account, params, price.id);
      if (params.has('nickname')) change.nickname = params.emptyable('nickname') ?? null;
      if (params.has('tax_behavior')) change.tax_behavior = params.text('tax_behavior') ?? null;
      if (params.has('metadata')) change.metadata = params.metadata(price.metadata);
      account.change('price.updated', price, change);
      return price;
    },
  },
];

function wanted(params: Form): (price: StoredPrice) => boolean {
  const active = params.flag('active');
  const keys = params.texts('lookup_keys');
  if (keys.length > 10) throw invalid('Array lookup_keys exceeded maximum 10 allowed elements.', { param: 'lookup_keys' });
  const recurring = params.form('recurring');
  recurring?.only(['interval', 'meter', 'usage_type']);
  return (price) =>
    (active === undefined || price.active === active) &&
    (!params.has('lookup_keys') || (price.lookup_key !== null && keys.includes(price.lookup_key))) &&
    inRange(params, 'created', price.created) &&
    asked(params, 'currency', price.currency) &&
    asked(params, 'product', price.product) &&
    asked(params, 'type', price.type) &&
    (!recurring ||
      (asked(recurring, 'interval', price.recurring?.interval) &&
        asked(recurring, 'meter', price.recurring?.meter) &&
        asked(recurring, 'usage_type', price.recurring?.usage_type)));
}

function addPrice(account: Account, params: Form): StoredPrice {
  const currency = params.required('currency');
  if (!/^[a-z]{3}$/i.test(currency)) throw invalid(`Invalid currency: ${currency}`, { param: 'currency' });
  const amount = params.integer('unit_amount');
  if (amount === undefined || amount < 0) throw invalid('Invalid non-negative integer', { param: 'unit_amount' });
  const data = params.form('product_data');
  const recurring = readRecurring(account, params.form('recurring'));
  const lookupKey = params.has('lookup_key') ? takeLookupKey(account, params, null) : null;
  const product = data ? addProduct(account, data).id : account.products.get(params.required('product'), 'product').id;
  const price = account.prices.add({
    id: newId('price', 24),
    object: 'price',
    active: params.flag('active') ?? true,
    billing_scheme: params.oneOf('billing_scheme', ['per_unit']) ?? 'per_unit',
    created: account.now,
    currency: currency.toLowerCase(),
    custom_unit_amount: null,
    livemode: account.livemode,
    lookup_key: lookupKey,
    metadata: params.metadata(),
    nickname: params.emptyable('nickname') ?? null,
    product,
    recurring,
    tax_behavior: params.text('tax_behavior') ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: amount,
    unit_amount_decimal: Stripe.Decimal.from(amount),
  });
  account.tell('price.created', price);
  return price;
}

function readRecurring(account: Account, form: Form | undefined): Stripe.Price.Recurring | null {
  if (!form) return null;
  form.only(['interval', 'interval_count', 'meter', 'usage_type']);
  form.required('interval');
  const meter = form.text('meter') ?? null;
  if (meter !== null) account.meters.get(meter, form.param('meter'));
  return {
    interval: form.oneOf('interval', intervals) ?? 'month',
    interval_count: form.integer('interval_count') ?? 1,
    meter,
    trial_period_days: null,
    usage_type: form.oneOf('usage_type', ['licensed', 'metered']) ?? 'licensed',
  };
}

/** A lookup key names one price; whoever wants it of another must say so. */
function takeLookupKey(account: Account, params: Form, of: string | null): string | null {
  const key = params.emptyable('lookup_key') ?? null;
  const transfer = params.flag('transfer_lookup_key') ?? false;
  if (key === null) return null;
  const holder = account.prices.all().find((price) => price.lookup_key === key && price.id !== of);
  if (!holder) return key;
  if (!transfer) {
    throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
  }
  account.change('price.updated', holder, { lookup_key: null });
  return key;
}
