import { describe, expect, test } from 'vitest';
import { lineOf, skippedByNeed, totalOf } from './tally.ts';
import type { Task } from './turbo-tasks.ts';

const task = (change: Partial<Task> = {}): Task => ({
  id: '@repo/db#test',
  name: 'test',
  folder: 'packages/db',
  exitCode: 0,
  cached: false,
  milliseconds: 1200,
  log: 'printed',
  ...change,
});

describe('a suite of tests', () => {
  test('gives its counts', () => {
    const line = lineOf(task(), { passed: 40, failed: 0, skipped: ['a'], secondTry: [] });
    expect(line).toMatchObject({ name: 'unit     packages/db', passed: 40, failed: 0, skipped: ['a'] });
  });

  test('gives its failures', () => {
    expect(lineOf(task({ exitCode: 1 }), { passed: 38, failed: 2, skipped: [], secondTry: [] })).toMatchObject({
      passed: 38,
      failed: 2,
    });
  });

  test('that broke down after its tests passed is one failure', () => {
    expect(lineOf(task({ exitCode: 1 }), { passed: 40, failed: 0, skipped: [], secondTry: [] })).toMatchObject({
      passed: 40,
      failed: 1,
    });
  });

  test('that broke down before it counted is one failure', () => {
    expect(lineOf(task({ exitCode: 1 }), null)).toMatchObject({ passed: 0, failed: 1, log: 'printed' });
  });

  test('that ended well without counts is one failure', () => {
    expect(lineOf(task(), null)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('that never ran is one failure', () => {
    expect(lineOf(task({ exitCode: null, log: '' }), null)).toMatchObject({
      failed: 1,
      log: expect.stringContaining('Not run'),
    });
  });

  test('served from the cache keeps its skips and its second tries', () => {
    expect(lineOf(task({ cached: true }), { passed: 1, failed: 0, skipped: ['b'], secondTry: ['c'] })).toMatchObject({
      cached: true,
      passed: 1,
      skipped: ['b'],
      secondTry: ['c'],
    });
  });
});

test('a step counts as one', () => {
  expect(lineOf(task({ name: 'typecheck' }), null)).toMatchObject({ name: 'types    packages/db', passed: 1, failed: 0 });
  expect(lineOf(task({ name: 'typecheck', exitCode: 2 }), null)).toMatchObject({ passed: 0, failed: 1 });
  expect(lineOf(task({ name: 'build', exitCode: 1 }), null)).toMatchObject({ name: 'build    packages/db', failed: 1 });
});

test('the sum is over all lines', () => {
  const lines = [
    lineOf(task(), { passed: 40, failed: 0, skipped: ['a', 'b'], secondTry: [] }),
    lineOf(task({ exitCode: 1 }), { passed: 1, failed: 3, skipped: [], secondTry: [] }),
    lineOf(task({ name: 'typecheck' }), null),
  ];
  expect(totalOf(lines)).toEqual({ passed: 42, failed: 3, skipped: 2 });
});

test('skips are grouped by what they need, most first', () => {
  const skipped = ['a [needs X; install x] 1', 'b switched off', 'c [needs Y] 1', 'a [needs X; install x] 2'];
  expect(skippedByNeed([lineOf(task(), { passed: 0, failed: 0, skipped, secondTry: [] })])).toEqual([
    ['needs X; install x', 2],
    ['“b switched off” is switched off', 1],
    ['needs Y', 1],
  ]);
});
