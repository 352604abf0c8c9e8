import { newId, type Tx } from '@repo/db';
import { AppError, type Fact } from '@repo/facts';
import { defineVertical } from '@repo/vertical';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { organizationProcedure, publicProcedure, router, signedInProcedure } from '../../src/trpc/index.ts';

/** What the procedures of the sample did: tests ask whether a refused request reached one. */
export const effects = { touched: 0 };

const text = { ur: 'نمونہ', en: 'Sample' };

const figure: Fact = {
  id: 'sample.count',
  value: '7',
  unit: 'count',
  source: { kind: 'computed' },
  status: 'verified',
  inputs: [],
  formula: null,
};

const failures: Readonly<Record<string, () => unknown>> = {
  plain: () => new Error('SELECT secret FROM "user" at /srv/app/db.ts:12'),
  app: () => new AppError('QUOTE_CHANGED', { kind: 'conflict', params: { revision: '2' }, field: 'title' }),
  prisma: () => Object.assign(new Error('Invalid `prisma.user.create()` invocation in /srv/app.ts'), { code: 'P2010' }),
  unavailable: () => Object.assign(new Error('connect ECONNREFUSED 10.0.0.3:5432'), { code: 'ECONNREFUSED' }),
  limited: () => new AppError('TOO_MANY', { kind: 'too-many', retryAfter: 7 }),
  trpc: () => new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'secret detail' }),
};

export const sampleRouter = router({
  whoami: publicProcedure.output(z.string()).query(({ ctx }) => ctx.session?.email ?? 'visitor'),
  locale: publicProcedure.output(z.string()).query(({ ctx }) => ctx.locale),
  echo: publicProcedure
    .input(z.strictObject({ text: z.string().max(20_000) }))
    .output(z.string())
    .query(({ input }) => input.text),
  touch: publicProcedure.output(z.number()).mutation(() => {
    effects.touched += 1;
    return effects.touched;
  }),
  fail: publicProcedure
    .input(z.strictObject({ how: z.string() }))
    .output(z.never())
    .query(({ input }) => {
      throw failures[input.how]?.();
    }),
  /** Answers after so many milliseconds. */
  slow: publicProcedure
    .input(z.strictObject({ ms: z.int().max(20_000) }))
    .output(z.string())
    .query(async ({ input }) => {
      await new Promise((resolve) => setTimeout(resolve, input.ms));
      return 'done';
    }),
  me: signedInProcedure.output(z.string()).query(({ ctx }) => ctx.userId),
  org: organizationProcedure
    .output(z.object({ orgId: z.string(), role: z.string(), quotes: z.number() }))
    .query(({ ctx }) =>
      ctx.tenant(async (tx) => ({ orgId: ctx.orgId, role: ctx.role, quotes: await tx.financingQuote.count() })),
    ),
  /** Writes a row and gives its id. */
  save: organizationProcedure.output(z.string()).mutation(({ ctx }) =>
    ctx.tenant(async (tx) => {
      const { orgId, userId } = ctx;
      const row = { orgId, id: newId(), title: 'kept', product: 'murabaha', revision: 1, createdBy: userId };
      return (await tx.financingQuote.create({ data: { ...row, updatedAt: ctx.now() } })).id;
    }),
  ),
  saved: organizationProcedure
    .output(z.array(z.string()))
    .query(({ ctx }) => ctx.tenant(async (tx) => (await tx.financingQuote.findMany()).map(({ id }) => id))),
  nested: organizationProcedure
    .output(z.number())
    .query(({ ctx }) => ctx.tenant(() => ctx.tenant((tx) => tx.financingQuote.count()))),
});

/** How often the seed ran, and what the card does. */
export const sampleState = { seeded: 0, card: async (): Promise<Fact> => figure };

export const sample = defineVertical<'sample', typeof sampleRouter, Tx>({
  id: 'sample',
  name: { ur: 'نمونہ', en: 'Sample' },
  router: sampleRouter,
  navigation: [{ path: '/', label: text, icon: 'list' }],
  tables: [],
  async seed() {
    sampleState.seeded += 1;
  },
  card: {
    summary: text,
    figure: async () => ({ fact: await sampleState.card(), label: text }),
    action: { path: '/open', label: text },
  },
  config: z.strictObject({ limit: z.number().optional() }),
});
