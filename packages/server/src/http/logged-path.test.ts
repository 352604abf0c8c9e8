import { expect, test } from 'vitest';
import { loggedPath } from './logged-path.ts';

test('a token in a path is not logged, ids and procedures are', () => {
  expect(loggedPath('/api/auth/reset-password/abcdefghijklmnopqrstuvwx')).toBe('/api/auth/reset-password/:token');
  expect(loggedPath('/trpc/financing.quote.list,platform.session')).toBe('/trpc/financing.quote.list,platform.session');
  expect(loggedPath('/financing/quotes')).toBe('/financing/quotes');
});
