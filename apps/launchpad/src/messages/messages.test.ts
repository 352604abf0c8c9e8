import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

test('the catalogues are complete and speak as the product does', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['launchpad'] })).toEqual([]);
});
