/**
 * For tests of verticals.
 *
 * @example
 * test('manifest and files agree', async () => {
 *   expect(await checkManifest(shop, root)).toEqual([]);
 * });
 */

/** What the policy knows of a model of which nothing is known. */
export { undeclared } from '../inference/policy/standing.ts';
export { auditedMutations } from './audited-mutations.ts';
export { checkManifest } from './check-manifest.ts';
export { describeDemoReset } from './demo-reset-suite.ts';
export { type CallerSettings, type Desk, type DeskHost, type Desks, desksOf } from './desk.ts';
export { type FuzzOptions, type FuzzReport, fuzzProcedures } from './fuzz-procedures.ts';
export { describeLeakMatrix } from './leak-matrix/leak-matrix-suite.ts';
export { type ForeignRows, type LeakSamples, Sample } from './leak-matrix/samples.ts';
export { plansOfApp } from './plans-of-app.ts';
export { type ScriptedModel, startScriptedModel } from './scripted-model.ts';
export { testContext, testSession } from './test-context.ts';
