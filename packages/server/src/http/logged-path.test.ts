import { expect, test } from 'vitest';
import { loggedPath } from './logged-path.ts';

test('a token in a path is not logged, ids and procedures are', () => {
  expect(loggedPath('/api/auth/reset-password/abcdefghijklmnopqrstuvwx')).toBe('/api/auth/reset-password/:token');
  expect(loggedPath('/trpc/shop.order.list,platform.session')).toBe('/trpc/shop.order.list,platform.session');
  expect(loggedPath('/a%40b.pk/%2B92300%zz')).toBe('/a@b.pk/ 2B92300 zz');
  expect(loggedPath('/shop/orders')).toBe('/shop/orders');
});
