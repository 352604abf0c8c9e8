import { expect, test } from 'vitest';
import { citedNumber, runsOf } from './runs.ts';

const isolated = (text: string) =>
  runsOf(text, 'rtl').flatMap(({ isolated: ltr, runs }) => (ltr ? [runs.map((run) => run.text).join('')] : []));

/** spec §3.3 */
test.each([
  ['فون 0300-1234567 ہے', ['0300-1234567']],
  ['شناختی کارڈ 35202-1234567-1 ہے', ['35202-1234567-1']],
  ['تاریخ 2026-11-22 ہے', ['2026-11-22']],
  ['فون +92-300-1234567 ہے', ['+92-300-1234567']],
  ['حد 3.5% ہے', ['3.5%']],
  ['C++ میں', ['C++']],
  ['5 + 3 = 8 ہے', ['5 + 3 = 8']],
])('%s: what would be torn apart is isolated', (text, expected) => {
  expect(isolated(text)).toEqual(expected);
});

test('the runs are the text, whatever is highlighted', () => {
  const text = 'گندم کو 0300-1234567 پر، https://example.com/a?b=1 دیکھیں اور `npm start` چلائیں۔';
  const marks = [
    { start: 0, end: 4 },
    { start: 8, end: 20 },
    { start: 24, end: 60 },
  ];
  for (const dir of ['rtl', 'ltr'] as const) {
    const runs = runsOf(text, dir, marks).flatMap((group) => group.runs);
    expect(runs.map((run) => run.text).join('')).toBe(text);
    expect(runs[0]).toEqual({ kind: 'plain', text: 'گندم', marked: true });
    expect(runs.find(({ kind }) => kind === 'link')).toEqual({ kind: 'link', text: 'https://example.com/a?b=1', marked: true });
    expect(runs.find(({ kind }) => kind === 'code')?.text).toBe('`npm start`');
  }
});

test('a mark that crosses an isolated number is one mark in each part, and nothing beyond it', () => {
  const text = 'پانی 20-25 دن بعد';
  const runs = runsOf(text, 'rtl', [{ start: 0, end: 13 }]).flatMap((group) => group.runs);
  expect(
    runs
      .filter(({ marked }) => marked)
      .map((run) => run.text)
      .join(''),
  ).toBe(text.slice(0, 13));
});

test('a number in brackets is a citation where there is a passage of that number, in any digits', () => {
  const text = 'پہلا پانی [1]، پھر [۲][3] اور `[1]` دیکھیں [0].';
  const kinds = runsOf(text, 'rtl', [], 2)
    .flatMap((group) => group.runs)
    .flatMap((run) => (run.kind === 'plain' ? [] : [[run.kind, run.text]]));
  expect(kinds).toEqual([
    ['citation', '[1]'],
    ['citation', '[۲]'],
    ['code', '`[1]`'],
  ]);
  expect(citedNumber('[۲]')).toBe(2);
  expect(runsOf('see [1]', 'ltr').flatMap(({ runs }) => runs.map(({ kind }) => kind))).toEqual(['plain']);
});

test('an address is followed without the sign that ends its sentence', () => {
  const [group] = runsOf('See https://example.com/page.', 'ltr');
  expect(group?.runs.map(({ kind, text }) => [kind, text])).toEqual([
    ['plain', 'See '],
    ['link', 'https://example.com/page'],
    ['plain', '.'],
  ]);
});
