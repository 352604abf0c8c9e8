import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test('ids and numbers are shown, what belongs to people is not', () => {
  expect(
    redact({
      orderId: '0190a6c2-7d3e-7000-8000-000000000000',
      count: 3,
      email: 'aisha@example.com',
      resetToken: 'hunter2',
      note: 'write to aisha@example.com or 0300-1234567',
      lines: [{ phoneNumber: '+923001234567', paid: true }, null],
      long: 'x'.repeat(500),
    }),
  ).toEqual({
    orderId: '0190a6c2-7d3e-7000-8000-000000000000',
    count: 3,
    email: '[…]',
    resetToken: '[…]',
    note: 'write to [email] or [phone]',
    lines: [{ phoneNumber: '[…]', paid: true }, null],
    long: 'x'.repeat(200),
  });
});
