import type Stripe from 'stripe';
import type { Route } from './route.ts';

export const ownAccountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/account',
    accepts: ['expand'],
    run: ({ account }): Stripe.Account => ({
      id: account.settings.accountId,
      object: 'account',
      charges_enabled: true,
      country: 'US',
      default_currency: 'usd',
      details_submitted: true,
      email: null,
      payouts_enabled: true,
      type: 'standard',
    }),
  },
];
