import { expect, test } from 'vitest';
import { satisfies } from './satisfies.ts';

test.each([
  '>=18',
  '>= 18.0.0',
  '^20.19.0 || ^22.12.0 || >=24',
  '20 || >=22',
  '*',
  '>=14 <21',
  '^18 || ^20',
  '20.x',
  '~20.19',
  '>=20.19.0',
])('20.19.0 lies in %s', (range) => {
  expect(satisfies('20.19.0', range)).toBe(true);
});

test.each(['>=22', '^22.12.0 || >=24', '>=20.20', '<20', '>20.19.0', '^18', '~20.18.0', '18 || 22', '>=18 <20'])(
  '20.19.0 does not lie in %s',
  (range) => {
    expect(satisfies('20.19.0', range)).toBe(false);
  },
);
