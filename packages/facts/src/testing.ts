/** Helpers for tests of the pure packages. */

/** Number of property-test runs: `normal`, or `deep` when `TEST_DEEP=1`. */
export function deepRuns(normal: number, deep: number): number {
  return process.env.TEST_DEEP === '1' ? deep : normal;
}

/**
 * Leaves what a test counted or measured for the report of `npm run test:deep`: a line, with units. A test leaves one.
 * @param task that of the test's context
 */
export function leaveFigure({ meta }: { readonly meta: object }, figure: string): void {
  Object.assign(meta, { figure });
}
