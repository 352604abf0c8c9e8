import { describe, expect, test } from 'vitest';
import { tempTree, vertical } from '../testing/temp-tree.ts';
import { describeProblem } from '../workspace/problem.ts';
import { checkHouseRules } from './house-rules.ts';

/** Written in pieces: this file is checked by the rules that it tests. */
const w = (...parts: string[]) => parts.join('');

function refusals(file: string, text: string): string[] {
  return checkHouseRules(tempTree({ [file]: text })).map(describeProblem);
}

describe('refused', () => {
  test.each([
    ['packages/a/src/a.ts', w('// @ts-', 'expect-error'), 'The compiler is not silenced'],
    ['packages/a/src/a.ts', w('// biome-', 'ignore lint: no'), 'The linter is not silenced'],
    ['packages/a/src/a.ts', w('x as', ' never'), 'No unchecked cast'],
    ['packages/a/src/a.tsx', w('x as ', 'unknown as string'), 'No unchecked cast'],
    ['packages/a/src/a.css', w('/* TO', 'DO */'), 'Nothing is left for later in a comment'],
    ['packages/a/src/a.test.ts', w('test.skip', 'If(true)'), 'Use needs() of @repo/testing'],
    ['packages/a/src/a.test.ts', w('expect', '(true).toBe(true)'), 'A test that cannot fail'],
    ['packages/facts/src/a.ts', w('Date.', 'now()'), 'An engine has no clock'],
    ['packages/urdu-text/src/a.ts', w('new ', 'Date()'), 'An engine has no clock'],
  ])('%s: %s', (file, text, message) => {
    expect(refusals(file, `\n${text}\n`)).toEqual([expect.stringContaining(`${file}:2  ${message}`)]);
  });
});

test('the engine of a vertical is bound like those of the platform', () => {
  const files = { 'packages/pricing/src/a.ts': w('Math.', 'random()') };
  expect(checkHouseRules(tempTree(files))).toEqual([]);
  const named = tempTree({ ...files, 'apps/shop/package.json': vertical('@repo/shop', 'pricing') });
  expect(checkHouseRules(named).map(describeProblem)).toEqual([expect.stringContaining('An engine has no clock')]);
});

describe('accepted', () => {
  test.each([
    ['packages/a/src/a.ts', 'const list = [1] as const;'],
    ['packages/server/src/a.ts', w('Date.', 'now()')],
    ['packages/facts/src/a.test.ts', w('Date.', 'now()')],
    ['packages/facts/src/a.ts', 'new Date(Date.UTC(2026, 0, 1))'],
    ['docs/a.md', w('TO', 'DO')],
  ])('%s: %s', (file, text) => {
    expect(refusals(file, text)).toEqual([]);
  });
});
