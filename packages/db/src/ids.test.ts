import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, parsePublicId, publicId } from './ids.ts';

test('new ids are UUIDs of version 7, later ones after earlier ones', () => {
  const ids = Array.from({ length: 1000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.toSorted()).toEqual(ids);
});

test('a public id is the UUID in base 32 behind its prefix', () => {
  expect(publicId('quote', '00000000-0000-0000-0000-000000000000')).toBe('quote_00000000000000000000000000');
  expect(publicId('quote', 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('quote_7zzzzzzzzzzzzzzzzzzzzzzzzz');
});

test('every UUID goes there and back, and keeps its order', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      expect(parsePublicId('quote', publicId('quote', a))).toBe(a);
      expect(publicId('quote', a) < publicId('quote', b)).toBe(a < b);
    }),
  );
});

test.each([
  '',
  'quote_',
  'quote_0000000000000000000000000',
  'quote_000000000000000000000000000',
  'quote_8zzzzzzzzzzzzzzzzzzzzzzzzz',
  'quote_0000000000000000000000000l',
  'quote_0000000000000000000000000A',
  'org_00000000000000000000000000',
  '0193a1b2-0000-7000-8000-000000000001',
  "quote_' OR 1=1 --",
])('%j is not the id of a quote', (text) => {
  expect(() => parsePublicId('quote', text)).toThrow(expect.objectContaining({ code: 'NOT_FOUND', kind: 'not-found' }));
});
