import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };
import { modelErrorKeys } from './model-error-keys.ts';

/** As they stand in the client, so that one that is added there is missed here. */
const source = readFileSync(join(import.meta.dirname, '../../../inference/src/types/error-codes.ts'), 'utf8');
const codes = [...(source.split('export type ErrorCode =')[1] ?? '').matchAll(/\| '([a-z_]+)'/g)].map(([, code = '']) => code);

test('every way in which a call to a model fails has its words in both languages, and no others have', () => {
  expect(codes.length).toBeGreaterThan(20);
  expect(Object.keys(modelErrorKeys).toSorted()).toEqual(codes.toSorted());
  const keys: readonly string[] = Object.values(modelErrorKeys);
  for (const messages of [ur, en]) expect(Object.keys(messages)).toEqual(keys.toSorted());
});
