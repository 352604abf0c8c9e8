import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('digits, dashes and spaces have one form, and what is not seen is gone', () => {
  expect(fold('۰۹ ٠٩\u00a0–\u2011−').text).toBe('09 09 ---');
  expect(fold('\u20671\u200c\u200e2\u061c\u2069\ufeff').text).toBe('12');
});

test('every stretch leads back to where it was', () => {
  const { text, original } = fold('\u2067ا۱\u200e۲\u2069');
  expect([text, original(0, 3), original(2, 3), original(1, 2)]).toEqual([
    'ا12',
    { from: 1, to: 5 },
    { from: 4, to: 5 },
    { from: 2, to: 3 },
  ]);
});

test('whatever the text is, the characters of a stretch are those of the original', () => {
  const unit = fc.constantFrom('a', '7', '۷', '٧', '\u200c', '\u2067', '\u2069', ' ', '\u00a0', '😀');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const whole = units.join('');
      const { text, original } = fold(whole);
      for (let at = 0; at < text.length; at += 1) {
        const { from, to } = original(at, at + 1);
        expect([to - from, fold(whole.slice(from, to)).text]).toEqual([1, text[at]]);
      }
    }),
    { numRuns: deepRuns(200, 5_000) },
  );
});
