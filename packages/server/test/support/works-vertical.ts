/** A vertical whose works can be counted afterwards: for tests that end its process. */
import type { Tx } from '@repo/db';
import { addTenantRow, keyOf, rowsOf } from '@repo/db/testing';
import { defineVertical } from '@repo/vertical';
import { z } from 'zod';
import { organizationProcedure, publicProcedure, router, sendingProcedure } from '../../src/trpc/index.ts';
import { sample, shelfOf } from './sample-vertical.ts';

const text = { ur: 'کام', en: 'Works' };

/** Sums that must be equal, of one organization, meter and month. */
const sum = z.strictObject({ reserved: z.string(), held: z.string(), committed: z.string(), booked: z.string() });

/** Budgets beside what their reservations and their ledger add up to; the demo's examples of use were never reserved. */
const sumsSql = `
  SELECT b.reserved::text, b.committed::text,
    (SELECT coalesce(sum(units), 0)::text FROM meter_reservation r WHERE r.state = 'reserved'
      AND (r."organizationId", r.meter, r.period) = (b."organizationId", b.meter, b.period)) AS held,
    (SELECT coalesce(sum(units), 0)::text FROM meter_ledger l
      WHERE (l."organizationId", l.meter, l.period) = (b."organizationId", b.meter, b.period)) AS booked
  FROM meter_budget b
  WHERE EXISTS (
    SELECT FROM meter_reservation r WHERE (r."organizationId", r.meter, r.period) = (b."organizationId", b.meter, b.period)
  )`;

const books = z.strictObject({ works: z.array(z.string()), rows: z.array(z.string()), sums: z.array(sum) });

export type WorksBooks = z.infer<typeof books>;

const worksRouter = router({
  /** Uses two units and writes a row, whose key it gives; the audit log names the work. */
  work: sendingProcedure
    .input(z.strictObject({ name: z.string() }))
    .output(z.string())
    .mutation(async ({ ctx, input: { name } }) => {
      const { orgId, userId, metering } = ctx;
      const table = await shelfOf(ctx.db);
      ctx.audit('works.work', { kind: 'work', id: name });
      const reservation = await metering.reserve({
        organizationId: orgId,
        principalId: userId,
        meter: 'works.units',
        vertical: 'works',
        model: null,
        requestId: name,
        units: 3n,
      });
      await metering.commit(reservation.id, 2n, { source: 'counted' });
      return ctx.tenant(async (tx) => keyOf(table, await addTenantRow(tx, [table], table, orgId)));
    }),
  /** The works of the audit log, the keys of the rows, and the sums. */
  books: organizationProcedure.output(books).query(async ({ ctx }) => {
    const table = await shelfOf(ctx.db);
    const { works, rows } = await ctx.tenant(async (tx) => ({
      works: (await tx.auditEntry.findMany({ where: { action: 'works.work' } })).map(({ targetId }) => targetId ?? ''),
      rows: (await rowsOf(tx, table).findMany()).map((row) => keyOf(table, row)),
    }));
    return { works, rows, sums: (await ctx.db.query<z.infer<typeof sum>>(sumsSql)).rows };
  }),
  /** Holds a connection for a second. */
  hold: organizationProcedure.output(z.null()).query(async ({ ctx }) => {
    await ctx.tenant(async (tx) => {
      await tx.organization.count();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    });
    return null;
  }),
  /** A person may change something twice a second; here more is needed. */
  hurry: publicProcedure.output(z.null()).query(async ({ ctx }) => {
    await ctx.db.query('DELETE FROM rate_bucket');
    return null;
  }),
  /** As if an hour had passed: whoever held a call or units holds them no longer. */
  later: publicProcedure.output(z.null()).query(async ({ ctx }) => {
    await ctx.db.query('UPDATE idempotency_claim SET "leaseUntil" = clock_timestamp()');
    await ctx.db.query('UPDATE meter_reservation SET "expiresAt" = "createdAt"');
    await ctx.metering.expire();
    return null;
  }),
});

export const works = defineVertical<'works', typeof worksRouter, Tx>({
  id: 'works',
  name: text,
  router: worksRouter,
  navigation: [{ path: '/', label: text, icon: 'list' }],
  tables: [],
  async seed() {},
  card: sample.card,
  meters: [{ id: 'works.units', label: text, unit: { ur: 'اکائی', en: 'units' }, monthlyLimit: () => null }],
  config: z.strictObject({}),
});
