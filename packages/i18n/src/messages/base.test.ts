import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkCatalogues } from '../check-catalogues.ts';
import en from './en.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

it('keeps every catalogue rule', () => {
  expect(checkCatalogues(ur, en, { namespaces: ['common', 'errors'] })).toEqual([]);
});

it('holds its keys in order, so that a diff shows what changed', () => {
  for (const file of ['ur', 'en']) {
    const keys = Object.keys(JSON.parse(readFileSync(new URL(`./${file}.json`, import.meta.url), 'utf8')));
    expect(keys).toEqual(keys.toSorted());
  }
});

it('says in every error what happened and what to do', () => {
  for (const [key, message] of Object.entries(ur)) {
    if (!key.startsWith('errors.') || ['errors.title', 'errors.PAGE_NOT_FOUND'].includes(key)) continue;
    expect(message.match(/یں[۔:؛، ]|یں$/g), key).not.toBeNull();
  }
});
