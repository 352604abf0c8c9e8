import { expect, type RunnerTestCase, TestRunner } from 'vitest';

/** Name of the test that runs and how often it was tried before: what one try left open is of no use to the next. */
export function currentTry(): string {
  const test = TestRunner.getCurrentTest<RunnerTestCase | undefined>();
  return `${expect.getState().currentTestName} ${test?.result?.retryCount ?? 0}`;
}
