import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

test('messages are complete and speak as the product does', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['billing'] })).toEqual([]);
});
