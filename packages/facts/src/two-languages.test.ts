import { expect, test } from 'vitest';
import { inBoth, paramsIn } from './two-languages.ts';

test('words go along in both languages and are read in one', () => {
  const params = { limit: '10', ...inBoth('plan', { ur: 'ٹیم', en: 'Team' }) };
  expect(paramsIn('ur', params)).toEqual({ limit: '10', plan: 'ٹیم' });
  expect(paramsIn('en', params)).toEqual({ limit: '10', plan: 'Team' });
});
