/** Whatever is done in whatever order, and at the same time: numbers have no gap, and receipts are what is paid. */
import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { takeNumbers } from '../invoices/take-numbers.ts';
import { at, code, manualScene } from './testing/manual-scene.ts';

/** Requests at once; a fifth of them is one request of five organizations that is made twice. */
const wished = deepRuns(20, 50);

describeDatabases('the books of manual invoices', (open) => {
  const scene = manualScene(open);
  const { manual, request, receive, wish, held, written, payments, first, second, buyer } = scene;

  beforeEach(() => scene.begin());

  test(`of ${wished} at once none has a number twice and none is left out, also when some fail`, async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => createOrganization(open())));
    const requestId = newId();
    const wishes = Array.from({ length: wished }, (_, index) => {
      const orgId = others[index % 5]?.orgId ?? '';
      return wish({ organizationId: orgId, ...(index < 10 ? { requestId: `${orgId}:${requestId}` } : {}) });
    });
    const made = await Promise.all(
      wishes.map(async (each) => {
        const failing = open().withPlatform('a test', async (tx) => {
          await takeNumbers(tx, { issuer: scene.issuer, at: scene.clock, count: 1 });
          throw new Error('after the number was taken');
        });
        await expect(failing).rejects.toThrow('after the number');
        return manual().request(each, { method: 'bank', buyer });
      }),
    );
    const numbers = [...new Set(made.map(({ number }) => number))].toSorted();
    expect(numbers).toEqual(Array.from({ length: wished - 5 }, (_, index) => `2026-${String(index + 1).padStart(6, '0')}`));
    expect((await open().prisma.invoiceSeries.findMany({ where: { issuer: scene.issuer } })).map(({ last }) => last)).toEqual([
      wished - 5,
    ]);
    // 19:00 in Greenwich is the new year in Karachi.
    scene.clock = at('2026-12-31T19:00');
    expect((await request()).number).toBe('2027-000001');
  });

  test('a connection that is killed after it took the number leaves no gap to those who wait for it', async () => {
    await request();
    const others = await Promise.all(Array.from({ length: 3 }, () => createOrganization(open())));
    const waiting: Promise<{ readonly number: string }>[] = [];
    const killed = open().withPlatform('a test', async (tx) => {
      expect(await takeNumbers(tx, { issuer: scene.issuer, at: scene.clock, count: 1 })).toEqual(['2026-000002']);
      waiting.push(...others.map(({ orgId }) => manual().request(wish({ organizationId: orgId }), { method: 'bank', buyer })));
      // The embedded database is one connection, which ends with the process: there it fails instead.
      if (open().kind === 'embedded') throw new Error('the process ended');
      const holder = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction' AND query ILIKE 'UPDATE%invoice_series%'`;
      expect((await open().query(holder)).rows).toHaveLength(1);
    });
    await expect(killed).rejects.toThrow();
    const numbers = (await Promise.all(waiting)).map(({ number }) => number).toSorted();
    expect(numbers).toEqual(['2026-000002', '2026-000003', '2026-000004']);
  });

  test('after any receipts and contra rows the books agree', async () => {
    const step = fc.record({
      amount: fc.bigInt({ min: 1n, max: 900_000n }),
      reverses: fc.option(fc.nat({ max: 3 })),
      confirms: fc.boolean(),
      hours: fc.nat({ max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        await scene.begin();
        const { id } = await request();
        for (const { amount, reverses, confirms, hours } of steps) {
          scene.clock = new Date(scene.clock.getTime() + hours * 3_600_000);
          const { receipts } = await manual().read(id, null);
          const receiptId = reverses === null ? undefined : receipts[reverses]?.id;
          const deed =
            receiptId === undefined
              ? receive(id, amount)
              : manual().reverse(first, { receiptId, amount, bankReference: newId(), at: scene.clock, reason: 'x' });
          const made = await deed.catch((error: unknown) => {
            if (/^(?:NOT_FOUND|REFUND_TOO_LARGE)$/.test(code(error))) return null;
            throw error;
          });
          if (made && confirms) await manual().confirm(second, made);
        }
        const [invoice] = await written();
        const moved = (await payments()).reduce((sum, { gross }) => sum + gross, 0n);
        expect(invoice?.paid).toBe(moved);
        expect(moved >= 0n).toBe(true);
        expect(invoice?.status === 'paid').toBe(moved >= 756_000n);
        const subscription = await held();
        if (moved >= 756_000n) expect(subscription).not.toBeNull();
        if (subscription?.status === 'active') expect(moved >= 756_000n).toBe(true);
      }),
      { numRuns: deepRuns(4, 100) },
    );
  });
});
