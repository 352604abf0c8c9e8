import { once } from 'node:events';
import type { Database, Tx } from '@repo/db';
import { addTenantRow, keyOf, readTenantTables, rowsOf, type TenantTable } from '@repo/db/testing';
import { AppError, type Fact } from '@repo/facts';
import { InferenceError } from '@repo/inference';
import { defineVertical } from '@repo/vertical';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { noInference } from '../../src/inference/port.ts';
import { defineJob } from '../../src/jobs/define-job.ts';
import {
  freshProcedure,
  type InferencePort,
  inPerson,
  narration,
  narrationSteps,
  organizationProcedure,
  publicProcedure,
  router,
  sendingProcedure,
  signedInProcedure,
  tracked,
} from '../../src/trpc/index.ts';

/** What the procedures of the sample did: tests ask whether a refused request reached one. */
export const effects = { touched: 0 };

/** Lets `count` go on. */
export const counting = { next: () => {} };

/** The model of `tell`. */
export const telling: { inference: InferencePort } = { inference: noInference };

/** Told of the points that a call of `send` passes, with its text: before its effect, in the transaction, and behind that. */
export const moments = { reached: async (_point: 'claimed' | 'open' | 'applied', _text: string) => {} };

let work = Promise.resolve('none');

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

let shelf: TenantTable | undefined;

/** A table of a tenant that stands alone, of whichever vertical is here: the sample has none of its own. */
export async function shelfOf(db: Database): Promise<TenantTable> {
  shelf ??= (await readTenantTables(db)).find(({ delegate, parents }) => delegate !== 'auditEntry' && parents.length === 0);
  if (!shelf) throw new Error('no vertical has a table');
  return shelf;
}

/** Attempts of the job that have begun, in this process. */
const attempts: number[] = [];

/** Never ends at its first attempt, as if the process hung. */
const hang = defineJob<Record<never, never>, Tx>({
  name: 'sample.hang',
  input: z.strictObject({}),
  retry: { limit: 3, delaySeconds: 0 },
  async handler({ attempt }) {
    attempts.push(attempt);
    if (attempt === 1) await new Promise(() => {});
  },
});

export const sampleRouter = router({
  /** Sends that job. */
  hang: organizationProcedure.output(z.null()).mutation(async ({ ctx }) => {
    await ctx.tenant(async () => ctx.jobs.send(hang, {}));
    return null;
  }),
  attempts: publicProcedure.output(z.array(z.number())).query(() => attempts),
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
  /** Fails with the text in the message, as a library does that quotes its input. */
  quote: publicProcedure
    .input(z.strictObject({ text: z.string() }))
    .output(z.never())
    .query(({ input }) => {
      throw new Error(`cannot read ${input.text}`, { cause: new Error(input.text) });
    }),
  /** Answers after so many milliseconds. */
  slow: publicProcedure
    .input(z.strictObject({ ms: z.int().max(20_000) }))
    .output(z.string())
    .query(async ({ input }) => {
      await new Promise((resolve) => setTimeout(resolve, input.ms));
      return 'done';
    }),
  sensitive: freshProcedure.output(z.string()).query(() => 'done'),
  personal: signedInProcedure
    .use(inPerson)
    .output(z.string())
    .query(() => 'done'),
  me: signedInProcedure.output(z.string()).query(({ ctx }) => ctx.userId),
  org: organizationProcedure
    .output(z.object({ orgId: z.string(), role: z.string(), rows: z.number() }))
    .query(async ({ ctx }) => {
      const { orgId, role } = ctx;
      const table = await shelfOf(ctx.db);
      return ctx.tenant(async (tx) => ({ orgId, role, rows: await rowsOf(tx, table).count() }));
    }),
  /** The text so many times. */
  repeat: organizationProcedure
    .input(z.strictObject({ text: z.string().max(2), by: z.int().max(10) }))
    .output(z.string())
    .query(({ input }) => input.text.repeat(input.by)),
  /** Writes a row and gives its key. */
  save: organizationProcedure.output(z.string()).mutation(async ({ ctx }) => {
    const table = await shelfOf(ctx.db);
    return ctx.tenant(async (tx) => keyOf(table, await addTenantRow(tx, [table], table, ctx.orgId)));
  }),
  /** Writes a row and gives its key with what the caller said; `fail` says whether it then fails, `hold` for how long it waits. */
  send: sendingProcedure
    .input(
      z.strictObject({
        text: z.string(),
        fail: z.boolean().optional(),
        again: z.boolean().optional(),
        hold: z.int().optional(),
      }),
    )
    .output(z.object({ text: z.string(), key: z.string(), b: z.null(), a: z.number() }))
    .mutation(async ({ ctx, input }) => {
      const table = await shelfOf(ctx.db);
      ctx.audit('sample.send-text', { kind: 'text', id: input.text }, { fail: String(input.fail ?? false) });
      await moments.reached('claimed', input.text);
      const write = () =>
        ctx.tenant(async (tx) => {
          const row = await addTenantRow(tx, [table], table, ctx.orgId);
          await moments.reached('open', input.text);
          return keyOf(table, row);
        });
      const key = await write();
      await moments.reached('applied', input.text);
      if (input.again) await write();
      if (input.hold) await new Promise((resolve) => setTimeout(resolve, input.hold));
      if (input.fail) throw new AppError('QUOTE_CHANGED', { kind: 'conflict' });
      return { text: input.text, key, b: null, a: 1 };
    }),
  saved: organizationProcedure.output(z.array(z.string())).query(async ({ ctx }) => {
    const table = await shelfOf(ctx.db);
    return ctx.tenant(async (tx) => (await rowsOf(tx, table).findMany()).map((row) => keyOf(table, row)));
  }),
  nested: organizationProcedure
    .output(z.number())
    .query(({ ctx }) => ctx.tenant(() => ctx.tenant((tx) => tx.organization.count()))),
  model: publicProcedure.output(z.string()).query(async ({ ctx }) => {
    const state = await ctx.inference.current();
    return state.state === 'ready' ? `ready: ${state.model.id}` : state.state;
  }),
  /** What the model says, a delta an event; the last event says how it ended. */
  answer: publicProcedure.subscription(async function* ({ ctx, signal }) {
    const state = await ctx.inference.current();
    if (state.state !== 'ready') return;
    const messages = [{ role: 'user', content: 'سلام' } as const];
    try {
      for await (const event of state.client.stream({ model: state.model.id, messages }, { signal })) {
        if (event.type === 'text') yield event.delta;
        if (event.type === 'finish') yield `<${event.reason}>`;
      }
    } catch (error) {
      yield error instanceof InferenceError ? `<${error.code}>` : '<unknown>';
    }
  }),
  /** The one fact of the sample in words. */
  tell: publicProcedure.output(narrationSteps).query(({ ctx, signal }) =>
    narration(
      { ...telling, log: ctx.log },
      {
        facts: [figure],
        labels: { [figure.id]: { label: 'Orders', display: '7' } },
        task: { instructions: 'Tell the number of orders.', template: ['There are {sample.count} orders.'] },
        locale: 'en',
      },
      { tenant: 'sample', signal },
    ),
  ),
  /** Numbers from behind the last one that the client has; each but the first waits until `counting.next` is called. */
  count: signedInProcedure
    .input(z.strictObject({ to: z.int().max(10), lastEventId: z.string().optional() }))
    .subscription(async function* ({ input }) {
      for (let number = Number(input.lastEventId ?? '0') + 1; number <= input.to; number += 1) {
        yield tracked(String(number), number);
        await new Promise<void>((resolve) => {
          counting.next = resolve;
        });
      }
    }),
  /** Begins work behind the request that lasts until the process is told to end, and then stores what it has. */
  begin: publicProcedure.output(z.null()).mutation(({ ctx }) => {
    work = new Promise((resolve) => {
      ctx.outlive(async (signal) => {
        await once(signal, 'abort');
        await ctx.db.ping();
        resolve('interrupted');
      });
    });
    return null;
  }),
  /** Follows that work to its end. */
  follow: publicProcedure.subscription(async function* () {
    yield 'following';
    yield await work;
  }),
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
    empty: text,
    action: { path: '/open', label: text },
  },
  auditWords: { 'send-text': { ur: 'نمونہ بھیجا', en: 'Sent a sample' } },
  jobs: [hang],
  config: z.strictObject({ limit: z.number().optional() }),
});
