/** A process that gets SIGKILL in the sync of a customer, and one that finishes what it left: nothing is lost, nothing is done twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDatabase } from '@repo/db';
import { createOrganization, seedDataDir, useCluster } from '@repo/db/testing';
import { deepRuns, leaveFigure } from '@repo/facts/testing';
import { needs } from '@repo/testing/needs';
import { shortLived } from '@repo/testing/short-lived';
import { type FakeStripe, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleProgram } from '../support/bundle-program.ts';
import { providerAt, type Reach } from './stripe-shop.ts';

const script = join(import.meta.dirname, 'mortal-sync.ts');
/** More than the sync has: it is killed before and after each call that it awaits. In `npm test` at one. */
const mostPoints = deepRuns(1, 40);
const deep = mostPoints > 1;
const onePoint = 9;

const terms = {
  vertical: 'shop',
  plan: 'team',
  interval: 'month',
  currency: 'USD',
  seats: 3,
  trialDays: 0,
  locale: 'en',
} as const;
const back = { done: 'https://shop.example/done', abandoned: 'https://shop.example/plans' };

interface Where {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

interface Ended {
  readonly signal: unknown;
  /** What it printed: of the customer whose sync it finished, and of the next where it lived. */
  readonly known: readonly string[];
}

/** Customers who bought, paid once and whose card is declined since, none of them synced. @returns their names at Stripe */
async function sell(fake: FakeStripe, dataDir: string, env: Where['env'], count: number): Promise<readonly string[]> {
  const provider = providerAt(reachOf(fake), fake.now);
  await provider.publishPrices();
  const db = await openDatabase({ url: env.DATABASE_URL, dataDir });
  const customers: string[] = [];
  for (let each = 0; each < count; each += 1) {
    const { orgId: organizationId, email, userId } = await createOrganization(db);
    const customer = await provider.createCustomer({ organizationId, email, name: 'Sana', locale: 'en' });
    const row = { organizationId, provider: 'stripe', reference: customer, createdAt: fake.now() };
    await db.prisma.billingCustomer.create({ data: row });
    const buyer = { userId, email, name: 'Sana' };
    const { url } = await provider.createCheckout(
      { ...terms, organizationId, customer, buyer, requestId: `bought-${each}` },
      back,
    );
    const works = { card: 'works', country: 'AE', fingerprint: `card-${each}` } as const;
    fake.complete(url.split('/').at(-1) ?? '', works);
    fake.setCard(customer, { ...works, card: 'declines' });
    customers.push(customer);
  }
  await db.close();
  fake.advance(new Date('2026-12-02T00:00:00Z'));
  return customers;
}

const reachOf = ({ connection, keys, now }: FakeStripe): Reach => ({
  secretKey: keys.test,
  connection,
  at: now().toISOString(),
});

function suite(start: () => Promise<Where>): void {
  const folder = tempDir('killed-sync');
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
    folder.remove();
  });

  const name = `SIGKILL at ${deep ? 'every call' : 'a call'} of the sync: nothing is lost, nothing is done twice`;
  test(name, { timeout: 120_000 + 10_000 * mostPoints }, async ({ task }) => {
    const { env, stop } = await start();
    ends.push(stop);
    if (!env.DATABASE_URL) await seedDataDir(folder.path);
    const fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z' });
    ends.push(() => fake.close());
    // A customer for each point, as a settled payment is never forgotten, and two for a process that lives.
    const [first = '', second = '', ...others] = await sell(fake, folder.path, env, mostPoints + 2);

    const program = await bundleProgram(script);
    const { PATH = '', HOME = '' } = process.env;
    const live = async (left: string, next: string, dieAt?: number): Promise<Ended> => {
      const point = dieAt === undefined ? {} : { DIE_AT: String(dieAt) };
      const child = spawn(process.execPath, [...shortLived, program, folder.path, left, next], {
        env: { PATH, HOME, ...env, ...point, REACH: JSON.stringify(reachOf(fake)) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      let failed = '';
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
      });
      child.stderr.on('data', (chunk) => {
        failed += String(chunk);
      });
      const [code, signal] = await once(child, 'close');
      if (code !== null && code !== 0) throw new Error(failed);
      return { signal, known: said.trim().split('\n') };
    };

    const { known: wanted } = await live(first, second);
    expect(wanted[1]).toBe(wanted[0]);
    expect(JSON.parse(wanted[0] ?? '')).toEqual({
      subscriptions: [{ plan: 'team', status: 'past-due', seats: 3 }],
      invoices: ['open', 'paid'].map((status) => ({ status, total: '2700' })),
      payments: [{ gross: '2700', payerCountry: 'AE' }],
      effects: ['mail:payment-failed', 'told-payment-failed'],
    });
    let kills = 0;
    let left = second;
    for (const next of others) {
      const { known, signal } = await live(left, next, deep ? kills : onePoint);
      expect(known[0], `after ${kills} kills`).toBe(wanted[0]);
      left = next;
      if (signal !== 'SIGKILL') break;
      // What it did before it died it did not tell.
      expect(known).toHaveLength(1);
      kills += 1;
    }
    expect((await live(left, first)).known).toEqual(wanted);
    // In a deep run the last of them lived: it was over before its point.
    if (deep) expect([kills > 10, kills < mostPoints]).toEqual([true, true]);
    else expect(kills).toBe(1);
    leaveFigure(task, `${kills} × SIGKILL, ${deep ? 'before and after each call' : 'at a call'}: 0 lost, 0 doubled`);
  });
}

describe('killed in the sync of a customer (embedded)', () => suite(async () => ({ env: {}, stop: async () => {} })));

// What is kept at a kill is a matter of transactions, and theirs are the same rules on both: in `npm test` one of them is enough.
if (deep) needs('postgres').describe('killed in the sync of a customer (PostgreSQL)', () => suite(onPostgres));

async function onPostgres(): Promise<Where> {
  const cluster = await useCluster();
  const database = await cluster.migratedDatabase();
  return {
    env: { DATABASE_URL: database.url },
    async stop() {
      await database.drop();
      await cluster.release();
    },
  };
}
