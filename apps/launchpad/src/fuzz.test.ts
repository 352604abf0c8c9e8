import { migrate, openDatabase } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { fuzzProcedures, testContext, testSession } from '@repo/server/testing';
import { tempDir } from '@repo/testing/temp-dir';
import { expect, onTestFinished, test, vi } from 'vitest';
import { app } from './app.ts';

const deep = process.env.TEST_DEEP === '1';

test('no procedure of the product answers generated inputs with a failure of its own', async () => {
  const folder = tempDir('fuzz');
  const db = await openDatabase({ dataDir: folder.path });
  onTestFinished(async () => {
    await db.close();
    folder.remove();
    vi.unstubAllGlobals();
  });
  // Weather comes from elsewhere; here nothing answers.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  await migrate(db);
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const { orgId, userId } = await createOrganization(db);
  const config = Object.fromEntries(
    app.verticals.map((vertical) => [vertical.id, vertical.config.parse(app.config.verticals[vertical.id] ?? {})]),
  );
  const tools = app.verticals.flatMap((vertical) => vertical.tools ?? []);
  const context = testContext({ db, session: testSession({ userId, orgId }), tools, config, verticals: app.verticals });
  const seed = deep ? Date.now() : 20;
  const report = await fuzzProcedures({ app, db, folder: folder.path, context, runs: deep ? 1_000 : 20, seed });
  expect(report.failures, `seed ${seed}`).toEqual([]);
  expect(report.procedures.length).toBeGreaterThan(20);
  expect(report.accepted).toBeGreaterThan(report.procedures.length);
  expect(rejections).toEqual([]);
}, 3_600_000);
