/**
 * For tests of verticals.
 *
 * @example
 * test('manifest and files agree', async () => {
 *   expect(await checkManifest(shop, root)).toEqual([]);
 * });
 */
export { checkManifest } from './check-manifest.ts';
export { type CallerSettings, type Desk, type DeskHost, type Desks, desksOf } from './desk.ts';
export { type FuzzOptions, type FuzzReport, fuzzProcedures } from './fuzz-procedures.ts';
export { testContext, testSession } from './test-context.ts';
