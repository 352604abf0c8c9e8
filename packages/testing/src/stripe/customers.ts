import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { readAddress } from './address.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import type { Route } from './route.ts';
import type { StoredCustomer } from './stored.ts';
import { endSubscription } from './subscription-end.ts';
import { addTaxId } from './tax-ids.ts';

const common = [
  'address',
  'description',
  'email',
  'expand',
  'metadata',
  'name',
  'phone',
  'preferred_locales',
  'tax_exempt',
] as const;

export const customerRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/customers',
    accepts: fields<Stripe.CustomerCreateParams>()(...common, 'tax_id_data'),
    run({ account, params }) {
      const customer = addCustomer(account, {
        address: readAddress(params.form('address')),
        description: params.emptyable('description') ?? null,
        email: params.emptyable('email') ?? null,
        metadata: params.metadata(),
        name: params.emptyable('name') ?? null,
        phone: params.emptyable('phone') ?? null,
        preferred_locales: [...params.texts('preferred_locales')],
        tax_exempt: params.emptyable('tax_exempt') ?? 'none',
      });
      for (const datum of params.forms('tax_id_data')) addTaxId(account, customer.id, datum);
      return customer;
    },
  },
  {
    method: 'GET',
    path: '/v1/customers',
    accepts: fields<Stripe.CustomerListParams>()(...listFields, 'created', 'email'),
    run: ({ account, params }) =>
      page(
        '/v1/customers',
        account.customers
          .all()
          .filter(({ created, email }) => inRange(params, 'created', created) && asked(params, 'email', email)),
        params,
      ),
  },
  {
    method: 'GET',
    path: '/v1/customers/:id',
    accepts: fields<Stripe.CustomerRetrieveParams>()('expand'),
    run: ({ account, id }) => account.deletedCustomers.find(id) ?? account.customers.get(id),
  },
  {
    method: 'POST',
    path: '/v1/customers/:id',
    accepts: fields<Stripe.CustomerUpdateParams>()(...common, 'invoice_settings'),
    run({ account, id, params }) {
      const customer = account.customers.get(id);
      account.change('customer.updated', customer, changes(account, customer, params));
      return customer;
    },
  },
  {
    method: 'DELETE',
    path: '/v1/customers/:id',
    accepts: [],
    run({ account, id }) {
      const customer = account.customers.get(id);
      for (const subscription of account.subscriptions.all()) {
        if (subscription.customer === id) endSubscription(account, subscription, 'cancellation_requested');
      }
      account.customers.remove(id);
      account.tell('customer.deleted', customer);
      return account.deletedCustomers.add({ id, object: 'customer', deleted: true });
    },
  },
];

function changes(account: Account, customer: StoredCustomer, params: Form): Partial<StoredCustomer> {
  const change: Partial<StoredCustomer> = {};
  if (params.has('address')) change.address = readAddress(params.form('address'));
  for (const name of ['description', 'email', 'name', 'phone'] as const) {
    if (params.has(name)) change[name] = params.emptyable(name) ?? null;
  }
  if (params.has('metadata')) change.metadata = params.metadata(customer.metadata);
  if (params.has('preferred_locales')) change.preferred_locales = [...params.texts('preferred_locales')];
  if (params.has('tax_exempt')) change.tax_exempt = params.emptyable('tax_exempt') ?? 'none';
  const settings = params.form('invoice_settings');
  settings?.only(['default_payment_method']);
  const method = settings?.text('default_payment_method');
  if (method !== undefined) {
    account.paymentMethods.get(method, 'invoice_settings[default_payment_method]');
    change.invoice_settings = { ...customer.invoice_settings, default_payment_method: method };
  }
  return change;
}

type Person = Pick<
  Stripe.Customer,
  'address' | 'description' | 'email' | 'metadata' | 'name' | 'phone' | 'preferred_locales' | 'tax_exempt'
>;

export function addCustomer(account: Account, person: Person): StoredCustomer {
  const customer = account.customers.add({
    ...person,
    id: newId('cus', 14),
    object: 'customer',
    balance: 0,
    created: account.now,
    currency: null,
    default_source: null,
    delinquent: false,
    discount: null,
    invoice_prefix: newId('x', 8).slice(2).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: account.livemode,
    next_invoice_sequence: 1,
    shipping: null,
    test_clock: null,
  });
  account.tell('customer.created', customer);
  return customer;
}
