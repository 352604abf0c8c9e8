import { expect, test } from 'vitest';
import { stripeConnection } from './stripe-connection.ts';

test.each([
  ['http://127.0.0.1:12111', { protocol: 'http', host: '127.0.0.1', port: 12_111 }],
  ['http://[::1]:9/', { protocol: 'http', host: '::1', port: 9 }],
  ['https://stripe.internal.example', { protocol: 'https', host: 'stripe.internal.example', port: 443 }],
  ['http://stripe.internal.example:12111', null],
  ['http://127.0.0.1:12111/v1', null],
  ['https://somebody@stripe.internal.example', null],
  ['ftp://127.0.0.1', null],
  ['127.0.0.1:12111', null],
])('%s', (address, connection) => {
  expect(stripeConnection(address)).toEqual(connection);
});
