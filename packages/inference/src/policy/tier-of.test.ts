import { expect, test } from 'vitest';
import { findCard } from '../cards/find-card.ts';
import { modelCards } from '../cards/model-cards.ts';
import type { EndpointFacts } from '../types/endpoint-facts.ts';
import { type CountryList, countryLists, listsOn, tierOfCountry } from './countries.ts';
import { dataOf, infrastructureOf, ownMachine, tierOfEndpoint, weightsOf } from './tier-of.ts';

const weights = (name: string) => weightsOf(findCard(modelCards(), name), countryLists);
const pk = { name: 'ایک ادارہ', jurisdiction: 'PK' };

test.each([
  ['PK', 'national'],
  ['SA', 'treaty'],
  ['AE', 'treaty'],
  ['US', 'foreign'],
  ['CN', 'foreign'],
  [null, 'undeclared'],
] as const)('%s is %s', (country, tier) => {
  expect(tierOfCountry(country, countryLists)).toBe(tier);
});

test('a list holds from its first day to its last', () => {
  const list = (tier: 'national' | 'treaty', from: string, to: string | null): CountryList => ({
    tier,
    countries: ['TR'],
    from,
    to,
    source: 'test',
    standing: 'verified',
  });
  const lists = [list('treaty', '2026-01-01', '2026-06-30'), list('national', '2026-07-01', null)];
  const on = (day: string) => tierOfCountry('TR', listsOn(lists, day));
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on)).toEqual(['foreign', 'treaty', 'treaty', 'national']);
});

test('weights are as good as the weaker of their publisher and what they were made from', () => {
  expect(weights('k2-think-32b')).toEqual({ owner: 'Qwen2.5-32B', jurisdiction: 'CN', tier: 'foreign' });
  expect(weights('falcon-h1-7b-instruct')).toMatchObject({ jurisdiction: 'AE', tier: 'treaty' });
  expect(weights('falcon-arabic-7b')).toMatchObject({ owner: 'Technology Innovation Institute', tier: 'treaty' });
  expect(weights('qwen3-8b')).toMatchObject({ jurisdiction: 'CN', tier: 'foreign' });
  // Nobody confirmed where their publishers are, which ranks below the country of Llama.
  for (const name of ['alif-1.0-8b-instruct', 'qalb-1.0-8b-instruct']) expect(weights(name).tier).toBe('undeclared');
  expect(weights('nobody-knows-it')).toEqual({ owner: null, jurisdiction: null, tier: 'undeclared' });
});

test.each<[string, EndpointFacts, string, string]>([
  ['all of it', { operator: pk, location: 'PK', dataController: pk }, 'national', 'national'],
  ['no place', { operator: pk, dataController: pk }, 'undeclared', 'national'],
  ['elsewhere', { operator: pk, location: 'DE', dataController: pk }, 'foreign', 'national'],
  [
    'run by another',
    { operator: { name: 'x', jurisdiction: 'US' }, location: 'PK', dataController: pk },
    'foreign',
    'national',
  ],
  ['nobody decides', { operator: pk, location: 'PK' }, 'national', 'undeclared'],
])('an endpoint with %s', (_, facts, infrastructure, data) => {
  expect(infrastructureOf(facts, countryLists).tier).toBe(infrastructure);
  expect(dataOf(facts, countryLists).tier).toBe(data);
  expect(tierOfEndpoint(facts)).toBe(infrastructure === 'national' ? data : infrastructure);
});

test('what runs on this machine stands under the law that the deployment names', () => {
  expect(tierOfEndpoint(ownMachine('PK'))).toBe('national');
  expect(infrastructureOf({}, countryLists)).toEqual({ owner: null, jurisdiction: null, tier: 'undeclared' });
});
