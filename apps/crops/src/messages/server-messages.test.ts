import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import { measured } from '../wire/csv/quantities.ts';
import { fileErrorCodes, rowErrorCodes } from '../wire/csv-error.ts';
import en from './en.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

/** Of the API and of the file reader; the screens' own messages are not looked at here. */
function ofServer(catalogue: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => /^crops\.(?:csv|error)\./.test(key)));
}

test('both languages have the same keys and parameters and keep the voice', () => {
  expect(checkCatalogues(ofServer(ur), ofServer(en), { namespaces: ['crops'] })).toEqual([]);
});

test('every error of a file and every quantity has a message, and no message is left over', () => {
  const codes = [...fileErrorCodes, ...rowErrorCodes].map((code) => `crops.csv.${code}`);
  const quantities = ['date', ...measured].map((quantity) => `crops.csv.quantity.${quantity}`);
  const screens = ['crops.csv.assumed.height', 'crops.csv.assumed.unit', 'crops.csv.gap'];
  const there = Object.keys(ur).filter((key) => key.startsWith('crops.csv.'));
  expect(there.sort()).toEqual([...codes, ...quantities, ...screens].sort());
});

test('every error that the API names has a message, and no message is left over', () => {
  const api = join(import.meta.dirname, '../api');
  const sources = readdirSync(api, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const named = sources.flatMap((file) => readFileSync(join(api, file), 'utf8').match(/crops\.error\.[a-z-]+/g) ?? []);
  const there = Object.keys(ur).filter((key) => key.startsWith('crops.error.'));
  expect(there.sort()).toEqual([...new Set(named)].sort());
});
