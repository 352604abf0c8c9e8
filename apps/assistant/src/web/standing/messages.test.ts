import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

test('both languages have the same keys and parameters and keep the voice', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['assistant'] })).toEqual([]);
});
