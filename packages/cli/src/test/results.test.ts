import { expect, test } from 'vitest';
import { tempTree } from '../testing/temp-tree.ts';
import { clearResults, readResults } from './results.ts';

const report = JSON.stringify({
  numPassedTests: 2,
  numFailedTests: 1,
  testResults: [
    {
      assertionResults: [
        { fullName: 'a works', status: 'passed' },
        { fullName: 'a breaks', status: 'failed' },
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
