import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

test('the catalogues are complete and speak as the product does', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['shell'] })).toEqual([]);
});
