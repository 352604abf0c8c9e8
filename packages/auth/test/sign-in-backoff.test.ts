/** The count of failures of one account, without the passwords. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { createSignInBackoff, type SignInBackoff } from '../src/sign-in-backoff.ts';
import { freshEmail } from '../src/testing/index.ts';

describeDatabases('sign-in backoff', (open) => {
  let db: Database;
  let backoff: SignInBackoff;

  async function claims(email: string, count: number) {
    const waits = [];
    for (let round = 0; round < count; round += 1) waits.push(await backoff.claim(email));
    return waits;
  }

  /** Lets time pass. */
  async function pass(seconds: number) {
    await db.query(
      `UPDATE sign_in_attempt SET "blockedUntil" = "blockedUntil" - $1 * interval '1 second',
        "windowStartedAt" = "windowStartedAt" - $1 * interval '1 second'`,
      [seconds],
    );
  }

  beforeAll(() => {
    db = open();
    backoff = createSignInBackoff(db, 'a secret of the tests, long enough to sign with');
  });

  it('AB-020 admits ten and then none', async () => {
    const waits = await claims(freshEmail(), 12);
    expect(waits.slice(0, 10)).toEqual(Array(10).fill(null));
    for (const wait of waits.slice(10)) expect(wait).toBeGreaterThan(0);
  });

  it('AB-020 admits exactly ten of fifty that come together', async () => {
    const email = freshEmail();
    const waits = await Promise.all(Array.from({ length: 50 }, () => backoff.claim(email)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(10);
  });

  it('AB-020 admits one attempt after each block and doubles the next, up to a quarter of an hour', async () => {
    const email = freshEmail();
    await claims(email, 10);
    const seen = [];
    for (let block = 0; block < 8; block += 1) {
      const wait = (await backoff.claim(email)) ?? 0;
      seen.push(wait);
      await pass(wait + 1);
      expect(await backoff.claim(email)).toBeNull();
    }
    for (const [block, full] of [30, 60, 120, 240, 480, 900, 900, 900].entries()) {
      expect(seen[block]).toBeGreaterThan(full / 2);
      expect(seen[block]).toBeLessThanOrEqual(full);
    }
  });

  it('AB-020 admits one of many that wait for the end of a block together', async () => {
    const email = freshEmail();
    await claims(email, 10);
    await pass(31);
    const waits = await Promise.all(Array.from({ length: 20 }, () => backoff.claim(email)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(1);
  });

  it('AB-020 is not prolonged by attempts in vain', async () => {
    const email = freshEmail();
    await claims(email, 10);
    const [first = 0] = await claims(email, 1);
    await claims(email, 30);
    const [last = 0] = await claims(email, 1);
    expect(last).toBeLessThanOrEqual(first ?? 0);
  });

  it('AB-020 forgets a quarter of an hour after the first failure, or after the end of a block', async () => {
    const slow = freshEmail();
    await claims(slow, 9);
    await pass(901);
    expect(await claims(slow, 10)).toEqual(Array(10).fill(null));

    const blocked = freshEmail();
    await claims(blocked, 10);
    await pass(30 + 901);
    expect(await claims(blocked, 10)).toEqual(Array(10).fill(null));
  });

  it('AB-020 counts an account however its address is spelt, and no other with it', async () => {
    const email = freshEmail();
    await claims(email.toUpperCase(), 10);
    expect(await backoff.claim(email)).not.toBeNull();
    expect(await backoff.claim(freshEmail())).toBeNull();
  });

  it('AB-020 starts again after a right password', async () => {
    const email = freshEmail();
    await claims(email, 10);
    await backoff.clear(email);
    expect(await claims(email, 10)).toEqual(Array(10).fill(null));
  });

  it('AB-020 takes back an attempt whose password was not looked at, the one that blocked included', async () => {
    const email = freshEmail();
    await claims(email, 10);
    await backoff.release(email);
    expect(await claims(email, 2)).toEqual([null, expect.any(Number)]);

    const idle = freshEmail();
    for (let round = 0; round < 30; round += 1) {
      expect(await backoff.claim(idle)).toBeNull();
      await backoff.release(idle);
    }
  });
});
