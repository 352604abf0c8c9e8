import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

test('both languages say the same, in our voice', () => {
  expect(checkCatalogues(ur, en)).toEqual([]);
});
