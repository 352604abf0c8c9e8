import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import accountEn from './account/messages/en.json' with { type: 'json' };
import accountUr from './account/messages/ur.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

test('the catalogues are complete and speak as the product does', () => {
  expect(checkCatalogues({ ...ur, ...accountUr }, { ...en, ...accountEn }, { namespaces: ['shell'] })).toEqual([]);
});

test('no message stands twice', () => {
  expect(Object.keys(ur).filter((key) => key in accountUr)).toEqual([]);
});
