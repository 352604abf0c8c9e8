import { expect, test } from 'vitest';
import { shareOfPrice } from './share-of-price.ts';

test.each([
  ['2500000', '20', '500000'],
  ['100', '33.333333', '33.33'],
  ['0.05', '50', '0.03'],
  ['1', '0', '0'],
  ['9999999999999.99', '99.999999', '9999999899999.99'],
])('of %s at %s per cent', (price, percent, share) => {
  expect(shareOfPrice(price, percent)).toBe(share);
});

test('is within half a paisa of the exact part', () => {
  for (let step = 1n; step < 2_000n; step += 1n) {
    const [paisa, millionths] = [step * 48_271_937n, (step * 69_621_113n) % 100_000_000n];
    const price = `${paisa / 100n}.${String(paisa % 100n).padStart(2, '0')}`;
    const percent = `${millionths / 1_000_000n}.${String(millionths % 1_000_000n).padStart(6, '0')}`;
    const [whole = '', rest = ''] = shareOfPrice(price, percent).split('.');
    const off = BigInt(whole + rest.padEnd(2, '0')) * 100_000_000n - paisa * millionths;
    expect(off <= 50_000_000n && off > -50_000_000n).toBe(true);
  }
});
