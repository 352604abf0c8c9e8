/** The counter's migration on a database that is in use: what is there already is counted. */
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedPool } from '../../src/embedded/embedded-pool.ts';
import { openEmbedded } from '../../src/embedded/open-embedded.ts';
import { newId } from '../../src/ids.ts';
import { migrate } from '../../src/migrations/migrate.ts';
import { readMigrations } from '../../src/migrations/read-migrations.ts';
import { testSeed } from '../../src/testing/test-seed.ts';

const dir = tempDir('organization-counter');
let pool: EmbeddedPool;
beforeAll(async () => {
  ({ pool } = await openEmbedded({ dataDir: dir.path, seed: await testSeed() }));
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterAll(async () => {
  await pool.end();
  dir.remove();
});

const insertMember = `INSERT INTO member (id, "organizationId", "userId", role) VALUES ($1, $2, $3, $4)`;

test('counts the members and owners of organizations that are older than the counter, and goes on from there', async () => {
  const all = readMigrations();
  const counter = all.findIndex(({ name }) => name.endsWith('_organization_counter'));
  await migrate({ pool }, all.slice(0, counter));
  const [full, empty] = [newId(), newId()];
  for (const id of [full, empty]) await pool.query('INSERT INTO organization (id, name, slug) VALUES ($1, $2, $2)', [id, id]);
  const join = async (organizationId: string, role: string) => {
    const id = newId();
    await pool.query(`INSERT INTO "user" (id, name, email) VALUES ($1, $2, $2)`, [id, id]);
    await pool.query(insertMember, [newId(), organizationId, id, role]);
  };
  for (const role of ['owner', 'owner', 'admin', 'member', ...Array<string>(100).fill('member')]) await join(full, role);

  await migrate({ pool }, all);
  const rows = async () => (await pool.query('SELECT "organizationId", members, owners, seats FROM organization_counter')).rows;
  expect(await rows()).toEqual([{ organizationId: full, members: 104, owners: 2, seats: 100 }]);

  await expect(join(full, 'member')).rejects.toMatchObject({ code: 'OR001', detail: '100' });
  await join(empty, 'owner');
  expect(await rows()).toContainEqual({ organizationId: empty, members: 1, owners: 1, seats: 100 });
});
