/** Whatever is done in whatever order, and at the same time: the accounts agree. */
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMetering } from './create-metering.ts';
import { checkInvariants, ledgerSum, tokens } from './testing/accounts.ts';

const isDeep = process.env.TEST_DEEP === '1';
const limit = 30n;
const holdMs = 60_000;

type Step =
  | { readonly do: 'reserve'; readonly units: bigint }
  | { readonly do: 'commit'; readonly of: number; readonly units: bigint }
  | { readonly do: 'release'; readonly of: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'expire' };

const units = fc.bigInt({ min: 1n, max: 15n });
const of = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: units.map((each): Step => ({ do: 'reserve', units: each })) },
  { weight: 2, arbitrary: fc.tuple(of, units).map(([index, each]): Step => ({ do: 'commit', of: index, units: each })) },
  fc.nat({ max: 7 }).map((index): Step => ({ do: 'release', of: index })),
  fc.constantFrom(20_000, 60_000).map((ms): Step => ({ do: 'wait', ms })),
  fc.constant<Step>({ do: 'expire' }),
);

/** A reservation as it should be. */
interface Kept {
  readonly id: string;
  readonly units: bigint;
  readonly until: number;
  state: 'reserved' | 'committed' | 'released';
}

function isQuota(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === 'QUOTA_EXCEEDED';
}

describeDatabases('the accounts of a meter', (open: () => Database) => {
  test('are those of a plain book, after any steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const { orgId, userId } = await createOrganization(open());
        let nowMs = Date.parse('2026-11-10T09:00:00Z');
        const port = createMetering({ db: open(), meters: [tokens(limit)], now: () => new Date(nowMs), holdMs });
        const book: Kept[] = [];
        let committed = 0n;
        const held = () => book.filter(({ state }) => state === 'reserved').reduce((sum, { units: each }) => sum + each, 0n);
        const release = (due: (kept: Kept) => boolean) => {
          for (const kept of book) if (kept.state === 'reserved' && due(kept)) kept.state = 'released';
        };
        for (const each of steps) {
          if (each.do === 'wait') nowMs += each.ms;
          if (each.do === 'expire') {
            release(({ until }) => until <= nowMs);
            await port.expire();
          }
          if (each.do === 'reserve') {
            if (held() + committed + each.units > limit) release(({ until }) => until <= nowMs);
            const fits = held() + committed + each.units <= limit;
            const wish = { organizationId: orgId, principalId: userId, meter: 'shop.tokens', vertical: 'shop', model: null };
            const made = await port.reserve({ ...wish, requestId: newId(), units: each.units }).catch((thrown: unknown) => {
              if (isQuota(thrown)) return null;
              throw thrown;
            });
            expect(made !== null).toBe(fits);
            if (made) book.push({ id: made.id, units: each.units, until: nowMs + holdMs, state: 'reserved' });
          }
          const kept = each.do === 'commit' || each.do === 'release' ? book[each.of] : undefined;
          if (!kept) continue;
          if (each.do === 'release') {
            await port.release(kept.id);
            if (kept.state === 'reserved') kept.state = 'released';
          }
          if (each.do === 'commit') {
            await port.commit(kept.id, each.units, { source: 'reported' });
            if (kept.state !== 'committed') committed += each.units;
            kept.state = 'committed';
          }
        }
        await checkInvariants(open(), orgId);
        const { rows } = await open().query<{ reserved: string; committed: string }>(
          'SELECT reserved::text, committed::text FROM meter_budget WHERE "organizationId" = $1',
          [orgId],
        );
        const budget = { reserved: String(held()), committed: String(committed) };
        expect(rows).toEqual(book.length > 0 ? [budget] : []);
      }),
      { numRuns: deepRuns(8, 300) },
    );
  });

  test('agree when the same reservations are committed, released and expired at the same time', async () => {
    const { orgId, userId } = await createOrganization(open());
    let nowMs = Date.parse('2026-11-10T09:00:00Z');
    const port = createMetering({ db: open(), meters: [tokens(null)], now: () => new Date(nowMs), holdMs });
    const wish = { organizationId: orgId, principalId: userId, meter: 'shop.tokens', vertical: 'shop', model: null, units: 5n };
    const made = await Promise.all(
      Array.from({ length: isDeep ? 200 : 25 }, () => port.reserve({ ...wish, requestId: newId() })),
    );
    nowMs += holdMs;
    await Promise.all(
      made.flatMap(({ id }, index) => [
        port.release(id),
        ...(index % 2 === 0 ? [port.commit(id, 3n, { source: 'counted' }), port.commit(id, 4n, { source: 'counted' })] : []),
        port.expire(),
        port.reserve({ ...wish, requestId: newId() }),
      ]),
    );
    await checkInvariants(open(), orgId);
    const sum = await ledgerSum(open(), orgId);
    const least = BigInt(Math.ceil(made.length / 2)) * 3n;
    expect(sum >= least && sum <= (least / 3n) * 4n).toBe(true);
  });

  test('AB-092 agree where somebody died who had said what was delivered: that is booked once, and the rest is given back', async () => {
    const { orgId, userId } = await createOrganization(open());
    let nowMs = Date.parse('2026-11-10T09:00:00Z');
    const port = createMetering({ db: open(), meters: [tokens(null)], now: () => new Date(nowMs), holdMs });
    const wish = { organizationId: orgId, principalId: userId, meter: 'shop.tokens', vertical: 'shop', model: null, units: 5n };
    const made = await Promise.all(Array.from({ length: 12 }, () => port.reserve({ ...wish, requestId: newId() })));
    const say = (id: string, units: bigint) =>
      open().withTenant(
        { orgId },
        async () => {},
        () => (connection) => port.deliver(id, units, connection),
      );
    nowMs += holdMs - 1;
    // Every third says nothing. More than was set aside, and never less than was said before.
    for (const [index, { id }] of made.entries()) {
      if (index % 3 === 0) continue;
      await say(id, 7n);
      await say(id, 2n);
    }
    nowMs += 1;
    expect(await port.expire()).toBe(4);
    expect(await ledgerSum(open(), orgId)).toBe(0n);
    nowMs += holdMs;
    const [first, second] = made.filter((_, index) => index % 3 !== 0);
    await Promise.all([port.expire(), port.commit(first?.id ?? '', 7n, { source: 'reported' }), port.expire()]);
    await port.commit(second?.id ?? '', 100n, { source: 'reported' });
    await say(second?.id ?? '', 100n);
    await checkInvariants(open(), orgId);
    expect(await ledgerSum(open(), orgId)).toBe(8n * 7n);
  });

  // Left out, not skipped: a block that needs a program overrides the skipping of its tests.
  if (!isDeep) return;

  test('agree after 10,000 calls of which many break off, on PostgreSQL also by a connection that ends', async () => {
    const { orgId, userId } = await createOrganization(open());
    let nowMs = Date.parse('2026-11-10T09:00:00Z');
    const port = createMetering({ db: open(), meters: [tokens(null)], now: () => new Date(nowMs), holdMs });
    const wish = { organizationId: orgId, principalId: userId, meter: 'shop.tokens', vertical: 'shop', model: null };
    let booked = 0n;
    let unsure = 0n;
    const call = async (index: number): Promise<void> => {
      const amount = BigInt(1 + (index % 9));
      const { id } = await port.reserve({ ...wish, requestId: `call-${index}`, units: amount });
      if (index % 5 === 0) return;
      if (index % 5 === 1) return port.release(id);
      try {
        await port.commit(id, amount, { source: 'reported' });
        booked += amount;
      } catch {
        // The connection ended: whether it was booked only the database knows, and sending it again must not book it twice.
        unsure += amount;
      }
    };
    const kill = async () => {
      if (open().kind === 'embedded') return;
      const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 2`;
      await open()
        .query(others)
        .catch(() => undefined);
    };
    for (let start = 0; start < 10_000; start += 100) {
      const calls = Array.from({ length: 100 }, (_, index) => call(start + index).catch(() => undefined));
      if (start % 500 === 0) await kill();
      await Promise.all(calls);
    }
    await checkInvariants(open(), orgId);
    nowMs += holdMs;
    while ((await port.expire()) > 0);
    await checkInvariants(open(), orgId);
    const sum = await ledgerSum(open(), orgId);
    expect(sum >= booked && sum <= booked + unsure).toBe(true);
    expect(booked > 10_000n).toBe(true);
  }, 600_000);
});
