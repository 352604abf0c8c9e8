/** Helpers for tests of the pure packages. */

/** Number of property-test runs: `normal`, or `deep` when `TEST_DEEP=1`. */
export function deepRuns(normal: number, deep: number): number {
  return process.env.TEST_DEEP === '1' ? deep : normal;
}
