import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import modelErrorsEn from '../errors/messages/en.json' with { type: 'json' };
import modelErrorsUr from '../errors/messages/ur.json' with { type: 'json' };
import apiEn from '../http-api/texts/en.json' with { type: 'json' };
import apiUr from '../http-api/texts/ur.json' with { type: 'json' };
import inboxEn from '../mail/texts/en.json' with { type: 'json' };
import inboxUr from '../mail/texts/ur.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

test('both languages have the same messages and keep the rules of the voice', () => {
  expect(checkCatalogues(ur, en)).toEqual([]);
  expect(checkCatalogues(apiUr, apiEn)).toEqual([]);
  expect(checkCatalogues(inboxUr, inboxEn)).toEqual([]);
  expect(checkCatalogues(modelErrorsUr, modelErrorsEn)).toEqual([]);
});
