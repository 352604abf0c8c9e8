import { describe, expect, test } from 'vitest';
import { currentEntry, navigationEntries } from './navigation-entries.ts';

const text = (name: string) => ({ ur: name, en: name });
const financing = {
  id: 'financing',
  name: text('Financing'),
  basePath: '/financing/',
  navigation: [
    { path: '/', label: text('New'), icon: 'calculator' },
    { path: '/quotes', label: text('Saved'), icon: 'list' },
    { path: '/quotes/compare', label: text('Compare'), icon: 'compare' },
  ],
};

test('the launchpad offers the verticals, as pages of their own', () => {
  const entries = navigationEntries({ appId: 'launchpad', verticals: [financing] });
  expect(entries).toEqual([{ path: '/financing/', label: text('Financing'), icon: 'calculator', external: true }]);
});

describe('a vertical offers its screens', () => {
  const entries = navigationEntries({ appId: 'financing', verticals: [financing] });

  test.each([
    ['/', '/'],
    ['/quotes', '/quotes'],
    ['/quotes/quote_1', '/quotes'],
    ['/quotes/compare', '/quotes/compare'],
    ['/quotesque', undefined],
    ['/settings', undefined],
  ])('%s belongs to %s', (location, path) => {
    expect(currentEntry(entries, location)?.path).toBe(path);
  });
});
