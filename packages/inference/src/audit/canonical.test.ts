import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('keys are sorted, nothing stands between, and text stays text', () => {
  expect(canonicalJson({ b: [1, null, true], a: { ی: 'گندم', A: '"\n' } })).toBe(
    '{"a":{"A":"\\"\\n","ی":"گندم"},"b":[1,null,true]}',
  );
});

test('what is written in more than one way, or not at all, is refused', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, undefined, 1n, { a: undefined }, [() => 1]]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});

test('it says the same as JSON, in whatever order the keys were set', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '"', '\\', '\n', 'ی', '😀', '\ud800', '1'), maxLength: 6 });
  const values = [fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null)];
  const tree = fc.object({ key: text, values, maxDepth: 2, maxKeys: 4 });
  fc.assert(
    fc.property(tree, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
});
