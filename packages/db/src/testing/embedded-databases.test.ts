import { expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { createOrganization } from './create-organization.ts';
import { openTestEmbedded } from './embedded-databases.ts';

/** When the server of a database began: no two have it in common. */
async function startOf(db: Database): Promise<string | undefined> {
  const { rows } = await db.query<{ start: string }>('SELECT pg_postmaster_start_time()::text AS start');
  return rows[0]?.start;
}

async function migrations(db: Database): Promise<number | undefined> {
  const { rows } = await db.query<{ count: number }>('SELECT count(*)::int AS count FROM _prisma_migrations');
  return rows[0]?.count;
}

test('a database that was left serves the next block, empty; two at a time are two', async () => {
  const first = await openTestEmbedded();
  const start = await startOf(first);
  const applied = await migrations(first);
  const { orgId } = await createOrganization(first);
  await first.withTenant({ orgId }, (tx) => tx.organization.count());
  await first.close();

  const second = await openTestEmbedded();
  const third = await openTestEmbedded();
  expect(await startOf(second)).toBe(start);
  expect(await startOf(third)).not.toBe(start);
  expect(await second.prisma.user.count()).toBe(0);
  expect(await second.prisma.organization.count()).toBe(0);
  expect(await migrations(second)).toBe(applied);
  expect(applied).toBeGreaterThan(0);
  await second.close();
  await third.close();
});

test('a database of which more than rows was changed does not', async () => {
  const first = await openTestEmbedded();
  const start = await startOf(first);
  await first.query('CREATE TABLE extra (id int)');
  await first.close();
  const second = await openTestEmbedded();
  expect(await startOf(second)).not.toBe(start);
  await second.close();
});
