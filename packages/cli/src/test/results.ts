import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What one suite's tests came to. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  /** The full name of each skipped test; a service that it needs stands in it as `[needs …]`. */
  readonly skipped: readonly string[];
  /** The full name of each test that failed first and passed when it was tried again; it counts as passed. */
  readonly secondTry: readonly string[];
  readonly figures?: readonly Figure[];
}

/** What a test counted or measured: `leaveFigure` of `@repo/facts/testing` puts it into the report. */
export interface Figure {
  /** The full name of the test. */
  readonly test: string;
  readonly figure: string;
}

/** The part of vitest's JSON report that is read here. Its number of tries is not in it, but what failed at each is. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    assertionResults: { fullName: string; status: string; failureMessages?: string[]; meta?: { figure?: string } }[];
  }[];
}

/** Which file a task leaves its counts in, relative to its folder. Tasks that are not named here hold no tests. */
const files: Readonly<Record<string, string>> = {
  test: '.results/unit.json',
  'test:browser': '.results/browser.json',
  'test:repository': '.results/repository.json',
};

export function holdsTests(task: string): boolean {
  return task in files;
}

/** The counts that a task left; null where it left none. */
export function readResults(root: string, folder: string, task: string): Results | null {
  const path = join(root, folder, files[task] ?? '');
  if (!holdsTests(task) || !existsSync(path)) return null;
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const secondTry = tests.filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: skipped.map(({ fullName }) => fullName),
    secondTry: secondTry.map(({ fullName }) => fullName),
    figures: tests.flatMap(({ fullName, status, meta }) =>
      status === 'passed' && meta?.figure !== undefined ? [{ test: fullName, figure: meta.figure }] : [],
    ),
  };
}

/** Removes the counts of an earlier run, so that a suite that breaks down cannot be mistaken for it. */
export function clearResults(root: string, folders: readonly string[]): void {
  for (const folder of folders) {
    const directory = join(root, folder, '.results');
    if (!existsSync(directory)) continue;
    for (const file of readdirSync(directory))
      if (Object.values(files).includes(`.results/${file}`)) rmSync(join(directory, file));
  }
}
