import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import laterEn from './later/messages/en.json' with { type: 'json' };
import laterUr from './later/messages/ur.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

test('the catalogues are complete and speak as the product does', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['shell'] })).toEqual([]);
  expect(checkCatalogues(laterUr, laterEn, { namespaces: ['shell'] })).toEqual([]);
});

test('what is fetched later stands in one catalogue only', () => {
  expect(Object.keys(laterEn).filter((key) => key in en)).toEqual([]);
});
