import { expect, test } from 'vitest';
import { cleanEntry } from './clean-entry.ts';

test('a key is cleaned the same the first time, when it is known, and when more are known than are kept', () => {
  const entry = { 'Api-Key': 'k', 'bilal@example.com': 1, ms: 3, inner: [{ token: 't' }] };
  const clean = { 'Api-Key': '[redacted]', '[email]': 1, ms: 3, inner: [{ token: '[redacted]' }] };
  expect(cleanEntry(entry)).toEqual(clean);
  for (let number = 0; number < 1_100; number += 1) cleanEntry({ [`key${number}`]: number });
  expect(cleanEntry(entry)).toEqual(clean);
  expect(cleanEntry({ set_cookie: 'c', 'sana@example.com': 2 })).toEqual({ set_cookie: '[redacted]', '[email]': 2 });
});
