import { messageKeys } from '@repo/agronomy';
import { checkCatalogues } from '@repo/i18n/testing';
import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

test('both languages have the same keys and parameters and keep the voice', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['crops'] })).toEqual([]);
});

test('every message that the engine can emit is there', () => {
  expect(messageKeys.filter((key) => !(`crops.${key}` in ur))).toEqual([]);
});
