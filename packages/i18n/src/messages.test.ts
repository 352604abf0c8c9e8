import { expect, it } from 'vitest';
import { checkCatalogues } from './check-catalogues.ts';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

it('keeps every catalogue rule', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['common', 'errors'] })).toEqual([]);
});
