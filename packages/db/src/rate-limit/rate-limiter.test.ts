import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { createRateLimiter, type RateLimit } from './rate-limiter.ts';

/** Refills so slowly that nothing comes back while a test runs. */
const slow: RateLimit = { capacity: 10, refillMs: 60_000 };

describeDatabases('a rate limit', (open: () => Database) => {
  let made = 0;
  let key: string;
  beforeEach(() => {
    made += 1;
    key = `test:${made}`;
  });
  /** Lets time pass for a bucket: it fills by as much. */
  const pass = (millis: number) =>
    open().query(`UPDATE rate_bucket SET "fullAt" = "fullAt" - $2 * interval '1 millisecond' WHERE key = $1`, [key, millis]);

  test('lets exactly as many of 100 parallel calls go on as the bucket holds', async () => {
    // One limiter a call, as many processes would have it: none remembers what another was told.
    const waits = await Promise.all(Array.from({ length: 100 }, () => createRateLimiter(open()).take(key, slow)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(10);
    for (const wait of waits) if (wait !== null) expect(wait).toBe(60);
  });

  test('gives back a token after its time, and never more than the bucket holds', async () => {
    const take = () => createRateLimiter(open()).take(key, slow);
    for (let count = 0; count < 10; count += 1) expect(await take()).toBeNull();
    await pass(59_000);
    expect(await take()).toBe(1);
    await pass(1_000);
    expect(await take()).toBeNull();
    expect(await take()).toBe(60);
    await pass(3_600_000);
    for (let count = 0; count < 10; count += 1) expect(await take()).toBeNull();
    expect(await take()).toBe(60);
  });

  test('admits no first call that costs more than a full bucket', async () => {
    await expect(createRateLimiter(open()).take(key, slow, 50)).rejects.toThrow(RangeError);
    expect(await createRateLimiter(open()).take(key, slow, 10)).toBeNull();
    expect(await createRateLimiter(open()).take(key, slow)).toBe(60);
  });

  test('is exact whatever the costs are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }), async (costs) => {
        made += 1;
        let left = slow.capacity;
        for (const cost of costs) {
          const admitted = (await createRateLimiter(open()).take(`test:${made}`, slow, cost)) === null;
          expect(admitted).toBe(cost <= left);
          if (admitted) left -= cost;
        }
      }),
      { numRuns: process.env.TEST_DEEP ? 500 : 15 },
    );
  });

  test('asks the database no more while it refuses', async () => {
    let asked = 0;
    let nowMs = Date.now();
    const counting = {
      query: <Row>(text: string, values?: readonly unknown[]) => {
        asked += 1;
        return open().query<Row>(text, values);
      },
    };
    const { take } = createRateLimiter(counting, () => nowMs);
    const one = { capacity: 1, refillMs: 60_000 };
    expect(await take(key, one)).toBeNull();
    expect(await take(key, one)).toBe(60);
    const before = asked;
    for (let count = 0; count < 50; count += 1) expect(await take(key, one)).toBeGreaterThan(0);
    expect(asked).toBe(before);
    nowMs += 60_000;
    await pass(60_000);
    expect(await take(key, one)).toBeNull();
  });

  test('forgets buckets that are full again', async () => {
    let nowMs = Date.now();
    const { take } = createRateLimiter(open(), () => nowMs);
    await take(key, slow);
    await pass(600_000);
    nowMs += 3_600_001;
    await take(`${key}:other`, slow);
    const { rows } = await open().query('SELECT key FROM rate_bucket WHERE key LIKE $1', [`${key}%`]);
    expect(rows).toEqual([{ key: `${key}:other` }]);
  });
});
