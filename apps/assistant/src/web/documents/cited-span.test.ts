import { expect, test } from 'vitest';
import { citedSpan } from './cited-span.ts';

test('an address names a span of the text', () => {
  expect(citedSpan(new URLSearchParams('from=0&to=12'), 12)).toEqual({ start: 0, end: 12 });
});

test.each(['', 'from=3', 'from=-1&to=4', 'from=4&to=4', 'from=5&to=4', 'from=0&to=13', 'from=a&to=4', 'from=0.5&to=4'])(
  '%s names none',
  (search) => {
    expect(citedSpan(new URLSearchParams(search), 12)).toBeNull();
  },
);
