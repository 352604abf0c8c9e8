import { expect, test } from 'vitest';
import { deepReport, formatFigures, formatLines, formatSecondTry, formatSkipped, lastLine } from './format.ts';
import type { Line } from './tally.ts';

const lines: Line[] = [
  { name: 'types    packages/db', passed: 1, failed: 0, skipped: [], secondTry: [], cached: true, milliseconds: 0, log: '' },
  {
    name: 'browser  apps/shop',
    passed: 3,
    failed: 1,
    skipped: ['a [needs X] b'],
    secondTry: ['the list opens', 'the list closes'],
    cached: false,
    milliseconds: 12_340,
    log: 'why',
    figures: [{ test: 'one event (PostgreSQL)', figure: '200 × 200 | 1 effect' }],
  },
];

test('the last line is the one that scripts read', () => {
  expect(lastLine({ passed: 1234, failed: 0, skipped: 2 })).toBe('1234 passed, 0 failed, 2 skipped');
});

test('one line a suite, in columns', () => {
  expect(formatLines(lines)).toEqual([
    '✓ types    packages/db  1 passed                  cached',
    '✗ browser  apps/shop    3 passed, 1 failed, 1 skipped  12.3 s',
  ]);
});

test('what was skipped is named with its need', () => {
  expect(formatSkipped(lines)).toEqual(['Skipped 1 test: needs X']);
});

test('what passed at a second try is named with its suite, and nothing is said where nothing did', () => {
  expect(formatSecondTry(lines)).toEqual([
    '2 passed at a second try: “the list opens” (browser apps/shop), “the list closes” (browser apps/shop)',
  ]);
  expect(formatSecondTry(lines.slice(0, 1))).toEqual([]);
});

test('the figures that tests left are a table, and nothing is said where none was', () => {
  expect(formatFigures(lines)).toHaveLength(3);
  expect(formatFigures(lines.slice(0, 1))).toEqual([]);
});

test('the deep report names its date, its circumstances and every suite', () => {
  const at = {
    date: '2026-03-01',
    seconds: 61,
    node: 'v20.19.0',
    system: 'Linux 6.1',
    chromium: '/usr/bin/chromium',
    postgres: null,
  };
  const report = deepReport(lines, { passed: 4, failed: 1, skipped: 1 }, at);
  expect(report).toContain('# Deep test run of 2026-03-01');
  expect(report).toContain('4 passed, 1 failed, 1 skipped in 61 s.');
  expect(report).toContain('PostgreSQL: absent');
  expect(report).toContain('| browser apps/shop | 3 | 1 | 1 | 12.3 |');
  expect(report).toContain('| one event (PostgreSQL) | 200 × 200 \\| 1 effect |');
  expect(report).toContain('- Skipped 1 test: needs X');
  expect(report).toContain('- 2 passed at a second try: “the list opens”');
});
