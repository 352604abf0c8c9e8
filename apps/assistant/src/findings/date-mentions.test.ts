import { expect, test } from 'vitest';
import { dateMentions } from './date-mentions.ts';

test.each([
  '2026-11-22',
  '22/11/2026',
  '22-11-2026',
  '22.11.2026',
  '۲۲/۱۱/۲۰۲۶',
  '22 نومبر 2026',
  '22 نومبر، 2026ء',
  '22 November 2026',
  '22nd of Nov. 2026',
  'November 22, 2026',
  '22 navambar 2026',
])('%s', (text) => {
  const sentence = `یہ ${text} ہے`;
  const [mention] = dateMentions(sentence);
  expect(mention?.date).toBe('2026-11-22');
  expect(sentence.slice(mention?.start, mention?.end)).toBe(text);
});

test('several, in their order', () => {
  expect(dateMentions('From 1 March 2026 to 2026-04-30').map(({ date }) => date)).toEqual(['2026-03-01', '2026-04-30']);
});

test.each(['30/2/2026', '2026-13-01', '1/2/3', '122/11/2026', '22/11/20261', '22 marble 2026', '192.168.10.2026', 'مارچ 2026'])(
  'is no day: %s',
  (text) => {
    expect(dateMentions(text)).toEqual([]);
  },
);
