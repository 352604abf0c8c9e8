import { describe, expect, test } from 'vitest';
import { currentEntry, navigationEntries } from './navigation-entries.ts';

const text = (name: string) => ({ ur: name, en: name });
const shop = {
  id: 'shop',
  name: text('Shop'),
  basePath: '/shop/',
  navigation: [
    { path: '/', label: text('New'), icon: 'calculator' },
    { path: '/orders', label: text('Saved'), icon: 'list' },
    { path: '/orders/compare', label: text('Compare'), icon: 'compare' },
  ],
};

test('the launchpad offers the verticals, as pages of their own', () => {
  const entries = navigationEntries({ appId: 'launchpad', verticals: [shop] });
  expect(entries).toEqual([{ path: '/shop/', label: text('Shop'), icon: 'calculator', external: true }]);
});

describe('a vertical offers its screens', () => {
  const entries = navigationEntries({ appId: 'shop', verticals: [shop] });

  test.each([
    ['/', '/'],
    ['/orders', '/orders'],
    ['/orders/order_1', '/orders'],
    ['/orders/compare', '/orders/compare'],
    ['/orderspace', undefined],
    ['/settings', undefined],
  ])('%s belongs to %s', (location, path) => {
    expect(currentEntry(entries, location)?.path).toBe(path);
  });
});
