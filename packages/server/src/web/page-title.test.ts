import { expect, test } from 'vitest';
import { pageTitle } from './page-title.ts';

const shop = { ur: 'دکان', en: 'Shop' };

test('a vertical stands before its product', () => {
  expect(pageTitle(shop, { ur: 'بازار', en: 'Bazaar' })).toEqual({ ur: 'دکان · بازار', en: 'Shop · Bazaar' });
});

test('a product of the same name is named once', () => {
  expect(pageTitle(shop, { ur: 'دکان', en: 'Shop Ltd' })).toEqual({ ur: 'دکان', en: 'Shop · Shop Ltd' });
});
