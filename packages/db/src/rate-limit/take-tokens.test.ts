import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { pruneBuckets, takeTokens } from './take-tokens.ts';

const slow = { capacity: 10, perSecond: 0.01 };

describeDatabases('a bucket of tokens', (open) => {
  test('AB-093 lets exactly ten of a hundred in, however many ask together', async () => {
    const key = newId();
    const waits = await Promise.all(Array.from({ length: 100 }, () => takeTokens(open(), key, slow)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(10);
    for (const wait of waits) expect(wait ?? 100).toBeGreaterThan(90);
  });

  test('fills again by the time that has passed, to the brim and not over it', async () => {
    const key = newId();
    expect(await takeTokens(open(), key, slow, 10)).toBeNull();
    const pass = (seconds: number) =>
      open().query(`UPDATE rate_bucket SET "updatedAt" = "updatedAt" - $2 * interval '1 second' WHERE key = $1`, [
        key,
        seconds,
      ]);
    await pass(350);
    expect(await takeTokens(open(), key, slow, 3)).toBeNull();
    expect(await takeTokens(open(), key, slow)).toBe(50);
    await pass(100_000);
    expect(await takeTokens(open(), key, slow, 10)).toBeNull();
    expect(await takeTokens(open(), key, slow)).toBe(100);
  });

  test('takes nothing where there is too little, and refuses a cost that it never holds', async () => {
    const key = newId();
    await takeTokens(open(), key, slow, 8);
    expect(await takeTokens(open(), key, slow, 5)).toBe(300);
    expect(await takeTokens(open(), key, slow, 2)).toBeNull();
    await expect(takeTokens(open(), newId(), slow, 11)).rejects.toThrow(RangeError);
  });

  test('keeps buckets apart, and goes when nobody asks for it', async () => {
    const [one, other] = [newId(), newId()];
    await takeTokens(open(), one, slow, 10);
    expect(await takeTokens(open(), other, slow)).toBeNull();
    await open().query(`UPDATE rate_bucket SET "updatedAt" = "updatedAt" - interval '2 days' WHERE key = $1`, [one]);
    expect(await pruneBuckets(open())).toBe(1);
    expect(await takeTokens(open(), other, slow, 9)).toBeNull();
  });
});
