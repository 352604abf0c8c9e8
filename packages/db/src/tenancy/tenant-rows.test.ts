import { expect, test } from 'vitest';
import { platformOrg } from '../audit/append-audit.ts';
import type { Database } from '../database.ts';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { addTenantRow, readTenantTables, rowsOf } from '../testing/tenant-tables.ts';
import { countTenantRows, deleteTenantRows } from './tenant-rows.ts';

describeDatabases('the rows of an organization', (open: () => Database) => {
  test('are counted and deleted in every table, and those of another stay', async () => {
    const ours = (await createOrganization(open())).orgId;
    const theirs = (await createOrganization(open())).orgId;
    const tables = await readTenantTables(open());
    for (const orgId of [ours, theirs])
      for (const table of tables) await open().withTenant({ orgId }, (tx) => addTenantRow(tx, tables, table, orgId));
    // As a manifest has them: children before parents.
    const names = tables.toReversed().map(({ delegate }) => delegate.charAt(0).toUpperCase() + delegate.slice(1));

    const counted = await open().withPlatform('a test', (tx) => countTenantRows(tx, ours, names));
    expect(counted.map(({ table }) => table)).toEqual(names);
    expect(counted.every(({ rows }) => rows > 0)).toBe(true);
    const deleted = await open().withPlatform('a test', (tx) => deleteTenantRows(tx, ours, names));
    expect(deleted).toEqual(counted);
    for (const table of tables) {
      const left = await open().withPlatform('a test', (tx) => rowsOf(tx, table).findMany());
      const kept = left.map(({ orgId }) => orgId).filter((id) => id !== platformOrg);
      expect(new Set(kept)).toEqual(new Set([theirs]));
    }
  });

  test('are deleted in tables too that nobody names, and no other table is touched', async () => {
    const { orgId } = await createOrganization(open());
    const named = await open().withPlatform('a test', (tx) => countTenantRows(tx, orgId, []));
    expect(named.length).toBe((await readTenantTables(open())).length);
    await expect(open().withPlatform('a test', (tx) => deleteTenantRows(tx, orgId, ['User']))).rejects.toThrow(
      'User is no table of a tenant',
    );
  });
});
