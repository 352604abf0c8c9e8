/** The matrix finds what it looks for: a product that leaks on purpose. */
import type { Database, Tx } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { defineVertical } from '@repo/vertical';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineApp } from '../../app.ts';
import { organizationProcedure, publicProcedure, router } from '../../trpc/index.ts';
import { brand, config } from '../sample-app.ts';
import { type AppSamples, compareSamples, loadSamples, sampledProcedures } from './load-samples.ts';
import { type Fault, runAsOwner, runMatrix } from './run-matrix.ts';
import { type LeakSamples, Sample } from './samples.ts';
import { openScene, routerOf, type Scene } from './scene.ts';

const notFound = () => new AppError('NOT_FOUND', { kind: 'not-found' });
const byId = z.strictObject({ id: z.string() });
const text = { ur: 'چھلنی', en: 'Sieve' };

const sieveRouter = router({
  tight: organizationProcedure.input(byId).query(({ ctx, input }) => {
    if (ctx.orgId !== input.id) throw notFound();
    return ctx.orgId;
  }),
  shows: organizationProcedure.input(byId).query(async ({ ctx, input }) => {
    const { rows } = await ctx.db.query<{ name: string }>('SELECT name FROM organization WHERE id = $1', [input.id]);
    return rows[0]?.name ?? '';
  }),
  tells: organizationProcedure.input(byId).query(({ input }) => {
    throw new AppError('NOT_FOUND', { kind: 'not-found', params: { id: input.id } });
  }),
  changes: organizationProcedure.input(byId).mutation(async ({ ctx, input }) => {
    await ctx.db.query(`UPDATE organization SET logo = coalesce(logo, '') || 'x' WHERE id = $1`, [input.id]);
    throw notFound();
  }),
  breaks: organizationProcedure.mutation(() => {
    throw new Error('a defect');
  }),
  open: publicProcedure.query(() => 'come in'),
  forOwners: organizationProcedure.query(() => 'whoever'),
});

const asked = new Sample((foreign) => ({ id: foreign.uuid('Organization') }));
const sieveSamples: LeakSamples<typeof sieveRouter> = {
  samples: {
    tight: asked,
    shows: asked,
    tells: asked,
    changes: asked,
    breaks: () => undefined,
    open: () => undefined,
    forOwners: new Sample(() => undefined, { may: (role) => role === 'owner' }),
  },
};

const sieve = defineVertical<'sieve', typeof sieveRouter, Tx>({
  id: 'sieve',
  name: text,
  router: sieveRouter,
  navigation: [],
  tables: [],
  seed: async () => {},
  card: { summary: text, figure: async () => null, empty: text, action: { path: '/', label: text } },
  config: z.strictObject({}),
});
const app = defineApp({ id: 'sieve', verticals: [sieve], brand, config });
const samples: AppSamples = { byKey: { sieve: sieveSamples.samples }, prepare: [], config: {} };
const { tight, ...others } = sieveSamples.samples;

test('a procedure without a sample is named, and so is a sample without a procedure', () => {
  const compared = compareSamples(routerOf(app), { sieve: { ...others, tigth: tight } });
  expect(compared.filter((what) => !what.startsWith('platform.'))).toEqual([
    'sieve.tight has no sample',
    'the sample sieve.tigth names no procedure',
  ]);
  expect(compareSamples(routerOf(app), samples.byKey).filter((what) => what.includes('sieve'))).toEqual([]);
});

test('a vertical without a file of samples is an error', async () => {
  await expect(loadSamples(app, import.meta.dirname)).rejects.toThrow('apps/sieve/src/testing/leak-samples.ts is missing');
});

describeDatabases('a product that leaks', (open: () => Database) => {
  let scene: Scene;
  let faults: readonly Fault[];
  const procedures = sampledProcedures(routerOf(app), samples.byKey);
  const of = (path: string) =>
    faults.filter(({ what }) => what.startsWith(`sieve.${path} `)).map(({ kind, what }) => `${kind}: ${what.split(' as ')[1]}`);
  const inOrganization = ['owner elsewhere', 'admin elsewhere', 'member elsewhere', 'owner of a third organization'];

  beforeAll(async () => {
    scene = await openScene(open(), app, samples);
    const result = await runMatrix({ scene, db: open(), procedures });
    faults = result.faults;
    expect(result.calls).toBe(procedures.length * 6);
  }, 60_000);

  test('shows a row, in an answer or in an error', () => {
    expect(of('shows').filter((fault) => fault.startsWith('shown'))).toEqual(
      inOrganization.map((name) => `shown: ${name}: a text of it (${scene.mark.trim()})`),
    );
    expect(of('shows').filter((fault) => fault.startsWith('answer'))).toHaveLength(4);
    expect(of('tells')).toEqual(inOrganization.map((name) => `shown: ${name}: Organization.id ${scene.orgId}`));
  });

  test('changes a row, though it says that there is none', () => {
    expect(of('changes')).toEqual(inOrganization.map((name) => `changed: ${name}: organization`));
  });

  test('answers otherwise than it must', () => {
    expect(of('breaks')).toHaveLength(4);
    expect(of('breaks')[0]).toMatch(/^answer: owner elsewhere: success is wanted, not .*"INTERNAL"/);
    expect(of('open')).toEqual([
      'answer: a person without organization: ORGANIZATION_REQUIRED is wanted, not "come in"',
      'answer: nobody: UNAUTHENTICATED is wanted, not "come in"',
    ]);
    expect(of('forOwners')).toEqual(
      ['admin', 'member'].map((role) => `answer: ${role} elsewhere: FORBIDDEN is wanted, not "whoever"`),
    );
  });

  test('and what keeps to itself has no fault, nor has it for its own owner', async () => {
    expect(of('tight')).toEqual([]);
    const own = await runAsOwner({ scene, db: open(), procedures });
    const failed = own.faults.map(({ what }) => what.split(' ')[0]);
    expect(failed).toEqual(['sieve.tells', 'sieve.changes', 'sieve.breaks']);
    expect(own.shown).toEqual(['sieve.tight', 'sieve.shows', 'sieve.tells']);
  });
});
