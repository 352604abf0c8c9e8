/** The ledger's migration on a database that is in use: what was settled before is posted. */
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedPool } from '../../src/embedded/embedded-pool.ts';
import { openEmbedded } from '../../src/embedded/open-embedded.ts';
import { newId } from '../../src/ids.ts';
import { migrate } from '../../src/migrations/migrate.ts';
import { readMigrations } from '../../src/migrations/read-migrations.ts';
import { testSeed } from '../../src/testing/test-seed.ts';

const dir = tempDir('ledger');
let pool: EmbeddedPool;
beforeAll(async () => {
  ({ pool } = await openEmbedded({ dataDir: dir.path, seed: await testSeed() }));
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterAll(async () => {
  await pool.end();
  dir.remove();
});

const insertPayment = `INSERT INTO settled_payment (id, "organizationId", kind, provider, reference, currency, gross, fee, net, "settledAt", "recordedAt")
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7::bigint - $8::bigint, '2026-11-01', '2026-11-02')`;

test('posts the payments that are older than the ledger, each currency to 0', async () => {
  const all = readMigrations();
  const ledger = all.findIndex(({ name }) => name.endsWith('_ledger'));
  await migrate({ pool }, all.slice(0, ledger));
  const organizationId = newId();
  const settle = (kind: string, provider: string, currency: string, gross: number, fee: number) =>
    pool.query(insertPayment, [newId(), organizationId, kind, provider, newId(), currency, gross, fee]);
  await settle('payment', 'stripe', 'USD', 2000, 88);
  await settle('refund', 'stripe', 'USD', -500, 0);
  await settle('dispute', 'stripe', 'USD', -1500, 1500);
  await settle('fee', 'stripe', 'USD', -7, 0);
  await settle('payment', 'manual', 'PKR', 756_000, 0);
  await settle('payment', 'local', 'PKR', 0, 0);

  await migrate({ pool }, all);
  const read = `SELECT account, currency, sum(amount)::int AS sum FROM ledger_entry
    WHERE "organizationId" = $1 GROUP BY account, currency ORDER BY currency, account`;
  expect((await pool.query(read, [organizationId])).rows).toEqual([
    { account: 'cash:manual', currency: 'PKR', sum: 756_000 },
    { account: 'revenue', currency: 'PKR', sum: -756_000 },
    { account: 'cash:stripe', currency: 'USD', sum: 2000 - 88 - 500 - 3000 - 7 },
    { account: 'fees:stripe', currency: 'USD', sum: 88 + 1500 + 7 },
    { account: 'revenue', currency: 'USD', sum: 0 },
  ]);
  const times = await pool.query(`SELECT DISTINCT e."settledAt" = p."settledAt" AND e."recordedAt" = p."recordedAt" AS same
    FROM ledger_entry e JOIN settled_payment p ON p.id = e."movementId"`);
  expect(times.rows).toEqual([{ same: true }]);
});
