import { expect, test } from 'vitest';
import { statuses } from './subscription-truth.ts';

test('each status of Stripe has its word here', () => {
  expect(statuses).toEqual({
    active: 'active',
    canceled: 'ended',
    incomplete: null,
    incomplete_expired: 'ended',
    past_due: 'past-due',
    paused: 'ended',
    trialing: 'trialing',
    unpaid: 'past-due',
  });
});
