import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import { inRange, listFields, page } from './list.ts';
import type { Route } from './route.ts';

const common = ['active', 'description', 'expand', 'metadata', 'name', 'unit_label', 'url'] as const;

export const productRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/products',
    accepts: fields<Stripe.ProductCreateParams>()(...common, 'id'),
    run: ({ account, params }) => addProduct(account, params),
  },
  {
    method: 'GET',
    path: '/v1/products',
    accepts: fields<Stripe.ProductListParams>()(...listFields, 'active', 'created', 'ids'),
    run({ account, params }) {
      const active = params.flag('active');
      const ids = params.texts('ids');
      const rows = account.products
        .all()
        .filter((product) => active === undefined || product.active === active)
        .filter((product) => !params.has('ids') || ids.includes(product.id))
        .filter(({ created }) => inRange(params, 'created', created));
      return page('/v1/products', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/products/:id',
    accepts: fields<Stripe.ProductRetrieveParams>()('expand'),
    run: ({ account, id }) => account.products.get(id),
  },
  {
    method: 'POST',
    path: '/v1/products/:id',
    accepts: fields<Stripe.ProductUpdateParams>()(...common),
    run({ account, id, params }) {
      const product = account.products.get(id);
      const change: Partial<Stripe.Product> = {};
      if (params.has('active')) change.active = params.flag('active') ?? product.active;
      if (params.has('name')) change.name = params.required('name');
      if (params.has('description')) change.description = params.emptyable('description') ?? null;
      if (params.has('unit_label')) change.unit_label = params.emptyable('unit_label') ?? null;
      if (params.has('url')) change.url = params.emptyable('url') ?? null;
      if (params.has('metadata')) change.metadata = params.metadata(product.metadata);
      account.change('product.updated', product, change);
      return product;
    },
  },
];

export function addProduct(account: Account, params: Form): Stripe.Product {
  const id = params.text('id') ?? newId('prod', 14);
  if (account.products.find(id)) {
    throw invalid(`Product already exists: ${id}`, { code: 'resource_already_exists', param: 'id' });
  }
  const product = account.products.add({
    id,
    object: 'product',
    active: params.flag('active') ?? true,
    created: account.now,
    default_price: null,
    description: params.emptyable('description') ?? null,
    images: [],
    livemode: account.livemode,
    marketing_features: [],
    metadata: params.metadata(),
    name: params.required('name'),
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: params.emptyable('unit_label') ?? null,
    updated: account.now,
    url: params.emptyable('url') ?? null,
  });
  account.tell('product.created', product);
  return product;
}
