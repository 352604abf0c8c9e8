import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { fields } from './form.ts';
import { newId } from './id.ts';
import { asked, list, listFields, page } from './list.ts';
import type { Route } from './route.ts';

export const entitlementRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/entitlements/features',
    accepts: fields<Stripe.Entitlements.FeatureCreateParams>()('expand', 'lookup_key', 'metadata', 'name'),
    run: ({ account, params }) =>
      account.features.add({
        id: newId('feat', 24),
        object: 'entitlements.feature',
        active: true,
        livemode: account.livemode,
        lookup_key: params.required('lookup_key'),
        metadata: params.metadata(),
        name: params.required('name'),
      }),
  },
  {
    method: 'GET',
    path: '/v1/entitlements/features',
    accepts: fields<Stripe.Entitlements.FeatureListParams>()(...listFields, 'lookup_key'),
    run: ({ account, params }) =>
      page(
        '/v1/entitlements/features',
        account.features.all().filter(({ lookup_key }) => asked(params, 'lookup_key', lookup_key)),
        params,
      ),
  },
  {
    method: 'POST',
    path: '/v1/products/:id/features',
    accepts: fields<Stripe.ProductCreateFeatureParams>()('entitlement_feature', 'expand'),
    run({ account, id, params }) {
      const product = account.products.get(id);
      const feature: Stripe.ProductFeature = {
        id: newId('prodft', 24),
        object: 'product_feature',
        entitlement_feature: account.features.get(params.required('entitlement_feature'), 'entitlement_feature'),
        livemode: account.livemode,
      };
      account.productFeatures.set(product.id, [...(account.productFeatures.get(product.id) ?? []), feature]);
      for (const { customer } of account.subscriptions.all()) refreshEntitlements(account, customer);
      return feature;
    },
  },
  {
    method: 'GET',
    path: '/v1/products/:id/features',
    accepts: fields<Stripe.ProductListFeaturesParams>()(...listFields),
    run: ({ account, id, params }) =>
      page(`/v1/products/${id}/features`, account.productFeatures.get(account.products.get(id).id) ?? [], params),
  },
  {
    method: 'GET',
    path: '/v1/entitlements/active_entitlements',
    accepts: fields<Stripe.Entitlements.ActiveEntitlementListParams>()(...listFields, 'customer'),
    run({ account, params }) {
      const customer = account.customers.get(params.required('customer'), 'customer').id;
      return page('/v1/entitlements/active_entitlements', account.entitlements.get(customer) ?? [], params);
    },
  },
];

const giving: readonly Stripe.Subscription.Status[] = ['active', 'past_due', 'trialing'];

/** Derives what a customer may do from its subscriptions, and tells when that changed. */
export function refreshEntitlements(account: Account, customer: string): void {
  const held = account.entitlements.get(customer) ?? [];
  const features = account.subscriptions
    .all()
    .filter((subscription) => subscription.customer === customer && giving.includes(subscription.status))
    .flatMap(({ items }) => items.data.flatMap(({ price }) => account.productFeatures.get(price.product) ?? []))
    .map(({ entitlement_feature }) => entitlement_feature);
  const unique = [...new Map(features.map((feature) => [feature.id, feature])).values()];
  const now = unique.map(
    ({ id, lookup_key }): Stripe.Entitlements.ActiveEntitlement =>
      held.find(({ feature }) => feature === id) ?? {
        id: newId('ent', 24),
        object: 'entitlements.active_entitlement',
        feature: id,
        livemode: account.livemode,
        lookup_key,
      },
  );
  account.entitlements.set(customer, now);
  if (JSON.stringify(held) === JSON.stringify(now)) return;
  account.tell('entitlements.active_entitlement_summary.updated', {
    object: 'entitlements.active_entitlement_summary',
    customer,
    entitlements: list(`/v1/customer/${customer}/entitlements`, now),
    livemode: account.livemode,
  });
}
