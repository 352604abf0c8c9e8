import { describe, expect, test } from 'vitest';
import { InferenceError } from '../errors/index.ts';
import { canonicalHash } from './canonical-hash.ts';
import { cardHash } from './card-hash.ts';
import { modelCards, readCards } from './model-cards.ts';
import { unlistedNulls } from './unverified.ts';

const cards = modelCards();
const [first] = cards;
const named = (id: string) => cards.find((card) => card.id === id);

test('43 cards pass the schema, every null of theirs is listed, and no alias means two', () => {
  expect(cards).toHaveLength(43);
  expect(cards.flatMap((card) => unlistedNulls(card).map((field) => `${card.id} ${field}`))).toEqual([]);
  const names = cards.flatMap(({ id, aliases }) => [id, ...aliases]).map((name) => name.toLowerCase());
  expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
});

test('a model made from another one says so, and what its notes do not say is not filled in', () => {
  const bases = cards.flatMap(({ id, base }) => (base === null ? [] : [`${id} ← ${base.name} (${base.publisherCountry})`]));
  expect(bases.toSorted()).toEqual([
    'alif-1.0-8b-instruct ← Llama 3.1 8B (US)',
    'falcon-arabic-7b ← Falcon3-7B (AE)',
    'k2-think-32b ← Qwen2.5-32B (CN)',
    'qalb-1.0-8b-instruct ← Llama 3.1 8B (US)',
  ]);
  expect(cards.filter(({ licence }) => licence.id === null)).toHaveLength(11);
  expect(cards.filter(({ publisherCountry }) => publisherCountry === null)).toHaveLength(4);
  expect(cards.filter(({ energy }) => energy !== null)).toHaveLength(9);
  expect(cards.filter(({ fertility }) => fertility !== null)).toHaveLength(14);
  expect(cards.filter(({ files }) => files.length > 0)).toEqual([]);
});

test('a figure keeps its source and its decimals', () => {
  expect(named('qwen3-8b')?.energy).toMatchObject({ unit: 'J/token', value: '0.0721', low: '0.0721', high: '0.444' });
  expect(named('gemma-4-31b-it')?.fertility).toMatchObject({ tokensPerWord: '1.30', vocabulary: 'gemma-4' });
});

describe('cards that are refused', () => {
  const refusal = (change: object): string => {
    try {
      readCards([{ ...first, ...change }]);
    } catch (error) {
      if (error instanceof InferenceError) return error.message;
    }
    return '';
  };

  test.each<[string, object, string]>([
    ['a null that is not listed', { context: null, unverifiedFields: ['sampling', 'languages'] }, '0.context'],
    ['a listed field that there is not', { unverifiedFields: ['taste'] }, 'taste is no field'],
    ['a field that cards have not', { tier: 'national' }, 'tier'],
    ['a country by its name', { publisherCountry: 'China' }, 'publisherCountry'],
    ['a file without a whole hash', { files: [{ name: 'a', bytes: 1, sha256: 'abc', url: null }] }, 'sha256'],
    ['a file over plain HTTP', { files: [{ name: 'a', bytes: 1, sha256: 'a'.repeat(64), url: 'http://a.example/a' }] }, 'url'],
    ['no licence', { licence: undefined }, 'licence'],
    ['an energy figure without hardware', { energy: { unit: 'J/token', value: '1' } }, 'energy'],
  ])('%s', (_, change, told) => {
    expect(refusal(change)).toContain(told);
  });

  test('two of one id', () => {
    expect(() => readCards([first, first])).toThrow('Two model cards have the id');
  });
});

test('the hash is of what a card says, not of the order in which it says it', () => {
  if (first === undefined) throw new Error('There is a first card');
  const turned = Object.fromEntries(Object.entries(first).reverse());
  expect(canonicalHash(turned)).toBe(cardHash(first));
  expect(cardHash(first)).toMatch(/^[0-9a-f]{64}$/);
  expect(cardHash({ ...first, context: 1 })).not.toBe(cardHash(first));
  expect(canonicalHash({ b: [1, { d: 0.5, c: 'گندم' }], a: null })).toBe(
    canonicalHash({ a: null, b: [1, { c: 'گندم', d: 0.5 }] }),
  );
});
