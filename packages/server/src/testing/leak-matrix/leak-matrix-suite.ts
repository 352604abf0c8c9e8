import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '@repo/db';
import { describeDatabases, withoutOrgFilter, withoutRole } from '@repo/db/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../app.ts';
import { type AppSamples, compareSamples, loadSamples, type SampledProcedure, sampledProcedures } from './load-samples.ts';
import { type Fault, type MatrixOptions, runAsOwner, runMatrix } from './run-matrix.ts';
import { openScene, routerOf, type Scene } from './scene.ts';

/** Runs the matrix for all verticals; where it is, none of them runs it alone. */
const composed = 'apps/launchpad/src/leak-matrix.test.ts';

/** A few hundred calls, on a busy machine. */
const patience = { timeout: 120_000 };

/**
 * Tests that no procedure of an app shows or changes a row of another organization: everybody calls each of them with ids of an
 * organization that is not theirs. Fails for a procedure that has no sample in `apps/<id>/src/testing/leak-samples.ts`.
 * @param root root of the repository
 *
 * @example describeLeakMatrix(app, join(import.meta.dirname, '../../..'));
 */
export function describeLeakMatrix(app: App, root: string): void {
  let samples: AppSamples;
  beforeAll(async () => {
    samples = await loadSamples(app, root);
  });

  test('every procedure has a sample, and every sample a procedure', () => {
    expect(compareSamples(routerOf(app), samples.byKey)).toEqual([]);
  });
  if (!composed.startsWith(`apps/${app.id}/`) && existsSync(join(root, composed))) return;

  describeDatabases('every procedure with ids of another organization', (open) => {
    let scene: Scene;
    let procedures: readonly SampledProcedure[];
    const options = (variant: Database = open()): MatrixOptions => ({ scene, db: open(), variant, procedures });
    /** What a role may do does not hang on the layer that is taken away: one who may all is enough where time is short. */
    const withVariant = (variant: Database): MatrixOptions => ({
      ...options(variant),
      principals: process.env.TEST_DEEP ? scene.strangers : scene.strangers.slice(0, 1),
    });

    beforeAll(async () => {
      scene = await openScene(open(), app, samples);
      procedures = sampledProcedures(scene.router, samples.byKey);
    }, patience.timeout);

    test('AB-057 shows nothing and changes nothing there, whoever calls', patience, async () => {
      // Nor does it hang on the database: where time is short all of them call on one of the two.
      const callers = open().kind === 'embedded' ? options() : withVariant(open());
      const { calls, faults } = await runMatrix(callers);
      expect(whatOf(faults)).toEqual([]);
      expect(calls).toBeGreaterThanOrEqual(procedures.length * (callers.principals ?? scene.strangers).length);
    });

    describe('with a layer of tenancy taken away', () => {
      test('does so by row-level security alone, without any filter', patience, async () => {
        expect(whatOf((await runMatrix(withVariant(withoutOrgFilter(open())))).faults)).toEqual([]);
      });

      test('does so by the filter alone, without the role that row-level security binds', patience, async () => {
        expect(whatOf((await runMatrix(withVariant(withoutRole(open())))).faults)).toEqual([]);
      });
    });

    test('succeeds for the organization itself', patience, async () => {
      const { faults, shown } = await runAsOwner(options());
      expect(whatOf(faults)).toEqual([]);
      for (const { id, tables } of app.verticals) {
        if (tables.length > 0) expect(shown.filter((path) => path.startsWith(`${id}.`))).not.toEqual([]);
      }
    });

    // Last, because it leaves the organization in pieces.
    test('would be found out: without filter and role rows are shown', patience, async () => {
      const { faults } = await runMatrix(withVariant(withoutOrgFilter(withoutRole(open()))));
      expect(faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['shown', 'answer']));
    });
  });
}

function whatOf(faults: readonly Fault[]): string[] {
  return faults.map(({ kind, what }) => `${kind}: ${what}`);
}
