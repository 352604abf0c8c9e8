import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inRoot } from '../../bin/paths.mjs';
import { tempTree } from '../testing/temp-tree.ts';
import { clearResults, readResults } from './results.ts';

const report = JSON.stringify({
  numPassedTests: 2,
  numFailedTests: 1,
  testResults: [
    {
      assertionResults: [
        { fullName: 'a works', status: 'passed', meta: { figure: '200 × 2xx' } },
        { fullName: 'a breaks', status: 'failed', meta: { figure: '199 × 2xx' } },
        { fullName: 'b [needs Chromium] shows', status: 'skipped' },
      ],
    },
    {
      assertionResults: [
        { fullName: 'c works', status: 'passed' },
        { fullName: 'c later', status: 'todo' },
      ],
    },
  ],
});

test('reads the counts of a suite, every test that did not run included', () => {
  const root = tempTree({ 'packages/a/.results/unit.json': report });
  expect(readResults(root, 'packages/a', 'test')).toEqual({
    passed: 2,
    failed: 1,
    skipped: ['b [needs Chromium] shows', 'c later'],
    secondTry: [],
    figures: [{ test: 'a works', figure: '200 × 2xx' }],
  });
});

test('in what vitest writes, names a test that passed at its second try, and counts it as passed', { timeout: 60_000 }, () => {
  const root = tempTree({});
  const vitest = inRoot('packages/cli/node_modules/vitest/vitest.mjs');
  const flags = ['run', '--root', inRoot('packages/cli/test/fixtures/second-try'), '--reporter=json'];
  const { status } = spawnSync(process.execPath, [vitest, ...flags, `--outputFile=${root}/.results/browser.json`]);
  expect(status, 'one test fails at both tries').toBe(1);
  expect(readResults(root, '', 'test:browser')).toEqual({
    passed: 3,
    failed: 1,
    skipped: ['the list of records prints'],
    secondTry: ['the list of records opens'],
    figures: [{ test: 'the list of records opens', figure: '2 tries' }],
  });
});

test('a suite without counts, and a step that never has any, give null', () => {
  const root = tempTree({ 'packages/a/.results/unit.json': report });
  expect(readResults(root, 'packages/a', 'test:browser')).toBeNull();
  expect(readResults(root, 'packages/a', 'typecheck')).toBeNull();
});

test('clearing removes counts and leaves other files', () => {
  const root = tempTree({
    'packages/a/.results/unit.json': report,
    'packages/a/.results/picture.png': '',
    'packages/b/package.json': '{}',
  });
  clearResults(root, ['packages/a', 'packages/b']);
  expect(readResults(root, 'packages/a', 'test')).toBeNull();
});
