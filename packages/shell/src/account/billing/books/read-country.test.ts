import { expect, test } from 'vitest';
import { countryName } from './read-country.ts';

test.each([
  ['pk', 'Pakistan'],
  [' SA ', 'Saudi Arabia'],
])('«%s» is %s', (typed, name) => {
  expect(countryName(typed, 'en')).toBe(name);
});

test.each(['', 'P', 'PAK', '۹۲', 'Q1', 'QQ', 'پاک'])('«%s» is no country', (typed) => {
  expect(countryName(typed, 'en')).toBeNull();
});
