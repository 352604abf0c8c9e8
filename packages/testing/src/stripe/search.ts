import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import { fields } from './form.ts';
import type { Route } from './route.ts';
import type { StoredCustomer } from './stored.ts';

export const searchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/customers/search',
    accepts: fields<Stripe.CustomerSearchParams>()('expand', 'limit', 'query'),
    run({ account, params }): Stripe.ApiSearchResult<StoredCustomer> {
      const limit = params.integer('limit') ?? 10;
      const found = matching(account, params.required('query'));
      return {
        object: 'search_result',
        data: found.toReversed().slice(0, limit),
        has_more: found.length > limit,
        next_page: null,
        url: '/v1/customers/search',
      };
    },
  },
];

const clause = /^(?:metadata\['([^']+)'\]|(email|name)):'((?:[^'\\]|\\.)*)'$/;

/** Equality of metadata, address and name, joined by AND. Stripe's index is up to a minute late; this one is not. */
function matching(account: Account, query: string): StoredCustomer[] {
  const wanted = query.split(' AND ').map((part) => {
    const [all, key, field, quoted = ''] = clause.exec(part.trim()) ?? [];
    if (all === undefined) throw invalid(`The fake cannot search for: ${part}`, { param: 'query' });
    return { key, field, value: quoted.replaceAll(/\\(.)/g, '$1') };
  });
  return account.customers.all().filter((customer) =>
    wanted.every(({ field, key, value }) => {
      if (key !== undefined) return customer.metadata[key] === value;
      return (field === 'email' ? customer.email : customer.name) === value;
    }),
  );
}
