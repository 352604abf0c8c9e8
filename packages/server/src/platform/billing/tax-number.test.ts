import { expect, test } from 'vitest';
import { taxNumber } from './tax-number.ts';

test.each([
  ['1234567', '1234567'],
  ['1234567-8', '1234567-8'],
  [' ۱۲۳۴۵۶۷-۸ ', '1234567-8'],
  ['a123456-7', 'A123456-7'],
  ['35202-1234567-1', '35202-1234567-1'],
  ['٣٥٢٠٢ ١٢٣٤٥٦٧ ١', '3520212345671'],
  ['\u200e1234567\u200f', '1234567'],
])('«%s» is kept as %s', (typed, kept) => {
  expect(taxNumber.parse(typed)).toBe(kept);
});

test.each(['', '123456', '1234567-', '1234567-89', '123456789', 'AB12345', '35202-123456-1', 'این ٹی این'])(
  '«%s» is none',
  (typed) => {
    expect(taxNumber.safeParse(typed).success).toBe(false);
  },
);
