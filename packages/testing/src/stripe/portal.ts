import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import type { Route } from './route.ts';

export const portalRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/billing_portal/sessions',
    accepts: fields<Stripe.BillingPortal.SessionCreateParams>()(
      'configuration',
      'customer',
      'expand',
      'flow_data',
      'locale',
      'return_url',
    ),
    run({ account, params }) {
      const id = newId('bps', 24);
      const session: Stripe.BillingPortal.Session = {
        id,
        object: 'billing_portal.session',
        configuration: params.text('configuration') ?? 'bpc_default',
        created: account.now,
        customer: account.customers.get(params.required('customer'), 'customer').id,
        customer_account: null,
        flow: readFlow(account, params.form('flow_data')),
        livemode: account.livemode,
        locale: params.text('locale') ?? null,
        on_behalf_of: null,
        return_url: params.text('return_url') ?? null,
        url: `${account.settings.url()}/p/session/${id}`,
      };
      account.portals.set(id, { customer: session.customer, back: session.return_url });
      account.tell('billing_portal.session.created', session);
      return session;
    },
  },
];

/** What the portal's page does where it is set to cancel at the end of the period: in the flexible mode it sets the moment alone. */
export function cancelInPortal(account: Account, id: string): void {
  const subscription = account.subscriptions.get(id);
  account.change('customer.subscription.updated', subscription, {
    cancel_at: subscription.items.data[0]?.current_period_end ?? null,
    canceled_at: account.now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: 'cancellation_requested' },
  });
}

/** A page that goes to one deed at once. */
function readFlow(account: Account, form: Form | undefined): Stripe.BillingPortal.Session.Flow | null {
  if (!form) return null;
  form.only(['subscription_cancel', 'subscription_update', 'type']);
  form.required('type');
  const subscriptionOf = (name: string) => {
    const inner = form.form(name);
    return inner
      ? { subscription: account.subscriptions.get(inner.required('subscription'), inner.param('subscription')).id }
      : null;
  };
  const cancel = subscriptionOf('subscription_cancel');
  return {
    after_completion: { hosted_confirmation: null, redirect: null, type: 'portal_homepage' },
    customer_update: null,
    subscription_cancel: cancel && { ...cancel, retention: null },
    subscription_pause: null,
    subscription_update: subscriptionOf('subscription_update'),
    subscription_update_confirm: null,
    type:
      form.oneOf('type', ['payment_method_update', 'subscription_cancel', 'subscription_update']) ?? 'payment_method_update',
  };
}
