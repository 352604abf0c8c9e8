import type Stripe from 'stripe';
import { fields } from './form.ts';
import { newId } from './id.ts';
import type { Route } from './route.ts';

export const portalRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/billing_portal/sessions',
    accepts: fields<Stripe.BillingPortal.SessionCreateParams>()('configuration', 'customer', 'expand', 'locale', 'return_url'),
    run({ account, params }) {
      const id = newId('bps', 24);
      const session: Stripe.BillingPortal.Session = {
        id,
        object: 'billing_portal.session',
        configuration: params.text('configuration') ?? 'bpc_default',
        created: account.now,
        customer: account.customers.get(params.required('customer'), 'customer').id,
        customer_account: null,
        flow: null,
        livemode: account.livemode,
        locale: params.text('locale') ?? null,
        on_behalf_of: null,
        return_url: params.text('return_url') ?? null,
        url: `${account.settings.url()}/p/session/${id}`,
      };
      account.tell('billing_portal.session.created', session);
      return session;
    },
  },
];
