import { paisa } from '@repo/facts';
import { expect, it } from 'vitest';
import { words } from './words.ts';

it('reads paisa back in words', () => {
  expect(words(paisa(300_000_000n), 'ur')).toBe('تیس لاکھ روپے');
  expect(words(paisa(300_000_050n), 'en')).toBe('thirty lakh rupees fifty paisa');
});
