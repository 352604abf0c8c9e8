import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import { listFields, page } from './list.ts';
import type { Route } from './route.ts';
import type { StoredTaxId } from './stored.ts';

export const taxIdRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/customers/:id/tax_ids',
    accepts: fields<Stripe.CustomerCreateTaxIdParams>()('expand', 'type', 'value'),
    run: ({ account, id, params }) => addTaxId(account, account.customers.get(id).id, params),
  },
  {
    method: 'GET',
    path: '/v1/customers/:id/tax_ids',
    accepts: fields<Stripe.CustomerListTaxIdsParams>()(...listFields),
    run: ({ account, id, params }) =>
      page(`/v1/customers/${id}/tax_ids`, taxIdsOf(account, account.customers.get(id).id), params),
  },
  {
    method: 'GET',
    path: '/v1/customers/:id/tax_ids/:inner',
    accepts: fields<Stripe.CustomerRetrieveTaxIdParams>()('expand'),
    run: ({ account, inner }) => account.taxIds.get(inner),
  },
  {
    method: 'DELETE',
    path: '/v1/customers/:id/tax_ids/:inner',
    accepts: [],
    run({ account, inner }): Stripe.DeletedTaxId {
      const taxId = account.taxIds.get(inner);
      account.taxIds.remove(inner);
      account.tell('customer.tax_id.deleted', taxId);
      return { id: inner, object: 'tax_id', deleted: true };
    },
  },
];

export const taxIdsOf = (account: Account, customer: string) =>
  account.taxIds.all().filter((taxId) => taxId.customer === customer);

/** Stripe has no type for a number of Pakistan's FBR: `pk_…` is refused there, and so it is here. */
export function addTaxId(account: Account, customer: string, form: Form): StoredTaxId {
  const type = form.required('type');
  if (!/^[a-z]{2}_[a-z_]+$/.test(type) || type.startsWith('pk_'))
    throw invalid(`Invalid type: ${type}`, { param: form.param('type') });
  const taxId = account.taxIds.add({
    id: newId('txi', 24),
    object: 'tax_id',
    country: type.slice(0, 2).toUpperCase(),
    created: account.now,
    customer,
    customer_account: null,
    livemode: account.livemode,
    owner: { customer, customer_account: null, type: 'customer' },
    type,
    value: form.required('value'),
    verification: { status: 'unavailable', verified_address: null, verified_name: null },
  });
  account.tell('customer.tax_id.created', taxId);
  return taxId;
}
