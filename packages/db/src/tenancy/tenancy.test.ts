import { AppError } from '@repo/facts';
import { beforeAll, describe, expect, test } from 'vitest';
import { platformOrg } from '../audit/append-audit.ts';
import type { Tx } from '../client.ts';
import { type Database, poolOf, poolUse } from '../database.ts';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { sampleValue } from '../testing/sample-value.ts';
import {
  addTenantRow,
  keyOf,
  onlyRow,
  readTenantTables,
  rowsOf,
  type TenantRow,
  type TenantTable,
  tenantRow,
} from '../testing/tenant-tables.ts';
import { tenantDelegates } from './tenant-models.ts';
import { deleteTenantRows } from './tenant-rows.ts';

const denied = { code: 'FORBIDDEN', kind: 'forbidden' };

/** What one table holds: a row of either organization, with those that it refers to. */
interface Held {
  readonly table: TenantTable;
  readonly ourRow: TenantRow;
  readonly theirRow: TenantRow;
}

describeDatabases('tenancy', (open: () => Database) => {
  let ours: string;
  let theirs: string;
  let tables: readonly TenantTable[];
  const held = new Map<string, Held>();

  const asUs = <T>(fn: (tx: Tx) => Promise<T>) => open().withTenant({ orgId: ours }, fn);
  const add = (table: TenantTable, orgId: string) =>
    open().withTenant({ orgId }, (tx) => addTenantRow(tx, tables, table, orgId));
  const stored = (table: TenantTable, row: TenantRow) =>
    open().withPlatform('a test', (tx) => rowsOf(tx, table).findMany({ where: onlyRow(table, row) }));
  const heldIn = (delegate: string): Held => {
    const found = held.get(delegate);
    if (!found) throw new Error(`no row of "${delegate}"`);
    return found;
  };

  beforeAll(async () => {
    ours = (await createOrganization(open())).orgId;
    theirs = (await createOrganization(open())).orgId;
    tables = await readTenantTables(open());
    for (const table of tables)
      held.set(table.delegate, { table, ourRow: await add(table, ours), theirRow: await add(table, theirs) });
  });

  describe.each([...tenantDelegates])('%s', (delegate) => {
    test('shows an organization its own rows, filter or not', async () => {
      const { table, ourRow, theirRow } = heldIn(delegate);
      const seen = await asUs((tx) => rowsOf(tx, table).findMany());
      expect(new Set(seen.map(({ orgId }) => orgId))).toEqual(new Set([ours]));
      expect(seen.map((row) => keyOf(table, row))).toContain(keyOf(table, ourRow));
      expect(await asUs((tx) => rowsOf(tx, table).findMany({ where: onlyRow(table, theirRow) }))).toEqual([]);
      expect(await asUs((tx) => rowsOf(tx, table).count({ where: { orgId: theirs } }))).toBe(0);
    });

    test('neither changes nor removes rows of another organization', async () => {
      const { table, theirRow } = heldIn(delegate);
      const changeable = table.columns.filter((column) => column.changeable && column.name !== 'orgId');
      const data: TenantRow =
        changeable.length === 0
          ? { orgId: theirs }
          : Object.fromEntries(changeable.map(({ name, type, labels }) => [name, sampleValue(type, labels)]));
      const where = { orgId: theirs };
      const change = asUs((tx) => rowsOf(tx, table).updateMany({ data, where })).catch((error: unknown) => error);
      const remove = asUs((tx) => rowsOf(tx, table).deleteMany({ where })).catch((error: unknown) => error);
      // Where the role has the right at all, it finds no row to use it on.
      for (const result of [await change, await remove])
        expect(result).toMatchObject(result instanceof AppError ? denied : { count: 0 });
      if (changeable.length > 0) expect(await change).toEqual({ count: 0 });
      expect(await stored(table, theirRow)).toEqual([theirRow]);
    });

    test('takes no row for another organization, and the reason stays in the cause', async () => {
      const { table, theirRow } = heldIn(delegate);
      const data = tenantRow(table, theirs, theirRow);
      // Unlike `create` it reads nothing back, which a policy on reading would refuse.
      const error: unknown = await asUs((tx) => rowsOf(tx, table).createMany({ data })).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ ...denied, cause: { code: 'P2039' } });
      expect(String(error)).not.toMatch(new RegExp(`${table.name}|policy`));
      expect(await stored(table, data)).toEqual([]);
    });

    test('lets no row be moved to another organization', async () => {
      const { table, ourRow } = heldIn(delegate);
      const where = { orgId: ours };
      await expect(asUs((tx) => rowsOf(tx, table).updateMany({ data: { orgId: theirs }, where }))).rejects.toMatchObject(
        denied,
      );
      expect(await stored(table, ourRow)).toEqual([ourRow]);
    });

    test('refers to no row of another organization', async () => {
      const { table, theirRow } = heldIn(delegate);
      const data = tenantRow(table, ours, theirRow);
      const create = asUs((tx) => rowsOf(tx, table).create({ data }));
      // The same row is welcome in a table that refers to nothing.
      if (table.parents.length === 0) expect(await create).toMatchObject({ orgId: ours });
      else await expect(create).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('shows all to the login role, and nothing to the role without an organization', async () => {
      const { table } = heldIn(delegate);
      const { rows } = await open().query(`SELECT DISTINCT "orgId" FROM "${table.name}" WHERE "orgId" <> $1`, [platformOrg]);
      expect(rows).toHaveLength(2);
      const client = await poolOf(open()).connect();
      try {
        await client.query('BEGIN; SET LOCAL ROLE app_rls');
        expect((await client.query(`SELECT 1 FROM "${table.name}"`)).rowCount).toBe(0);
        await client.query('ROLLBACK');
        // After a local setting has ended it reads '', not NULL.
        await client.query("BEGIN; SELECT set_config('app.org', gen_random_uuid()::text, true); COMMIT");
        await client.query('BEGIN; SET LOCAL ROLE app_rls');
        expect((await client.query(`SELECT 1 FROM "${table.name}"`)).rowCount).toBe(0);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    });

    test('an error undoes everything and reaches the caller as it is', async () => {
      const { table } = heldIn(delegate);
      const mine = new Error('changed my mind');
      const before = await asUs((tx) => rowsOf(tx, table).count());
      const attempt = asUs(async (tx) => {
        await addTenantRow(tx, tables, table, ours);
        throw mine;
      });
      await expect(attempt).rejects.toBe(mine);
      expect(await asUs((tx) => rowsOf(tx, table).count())).toBe(before);
    });

    test.each(['prisma', 'authClient'] as const)('is out of reach of %s', (name) => {
      expect(() => Reflect.get(open()[name], delegate)).toThrow(/withTenant/);
      expect(Reflect.get(open()[name], 'organization')).toBeDefined();
    });
  });

  test('role and organization end with the transaction', async () => {
    await asUs((tx) => tx.organization.count());
    await asUs(async () => Promise.reject(new Error('undone'))).catch(() => undefined);
    const { rows } = await open().query<{ role: string; org: string | null }>(
      "SELECT current_user::text AS role, nullif(current_setting('app.org', true), '') AS org",
    );
    expect(rows[0]?.role).not.toBe('app_rls');
    expect(rows[0]?.org).toBeNull();
  });

  test('an organization with many transactions that wait keeps none of them before another one', async () => {
    const begun: string[] = [];
    const reading = (orgId: string) =>
      open().withTenant({ orgId }, async (tx) => {
        begun.push(orgId);
        await tx.organization.count();
      });
    const connections = poolOf(open()).options.max;
    const busy = Array.from({ length: 3 * connections + 5 }, () => reading(ours));
    const calm = reading(theirs);
    const figures = poolUse(open()).waiting;
    await Promise.all([...busy, calm]);
    expect(begun.indexOf(theirs)).toBeLessThanOrEqual(connections);
    expect(begun).toHaveLength(busy.length + 1);
    expect(figures).toBe(busy.length + 1 - connections);
    expect(poolUse(open()).waiting).toBe(0);
  });

  test('a scope that is no organization is forbidden', async () => {
    for (const orgId of ['', 'org_1', `${theirs}' OR true`]) {
      await expect(open().withTenant({ orgId }, (tx) => tx.organization.count())).rejects.toMatchObject(denied);
    }
  });

  test('a tenant reads its own organization and members, and nothing else of the platform', async () => {
    expect(await asUs((tx) => tx.organization.findMany({ select: { id: true } }))).toEqual([{ id: ours }]);
    const members = await asUs((tx) => tx.member.findMany());
    expect(members.map(({ organizationId }) => organizationId)).toEqual([ours]);
    await expect(asUs((tx) => tx.user.count())).rejects.toMatchObject(denied);
    await expect(asUs((tx) => tx.session.count())).rejects.toMatchObject(denied);
    await expect(asUs((tx) => tx.setting.count())).rejects.toMatchObject(denied);
    await expect(asUs((tx) => tx.organization.updateMany({ data: { name: 'x' } }))).rejects.toMatchObject(denied);
  });

  test('the platform sees every organization and removes one with all that it has', async () => {
    const { orgId } = await createOrganization(open());
    for (const table of tables) await add(table, orgId);
    await open().withPlatform('an organization is deleted', async (tx) => {
      for (const table of tables.toReversed()) {
        const all = await rowsOf(tx, table).findMany({ where: { orgId: { not: platformOrg } } });
        expect(new Set(all.map((row) => row.orgId)), table.name).toEqual(new Set([ours, theirs, orgId]));
      }
      await deleteTenantRows(
        tx,
        orgId,
        tables.toReversed().map(({ delegate }) => delegate.charAt(0).toUpperCase() + delegate.slice(1)),
      );
      await tx.organization.delete({ where: { id: orgId } });
    });
    for (const table of tables) {
      const { rows } = await open().query<{ orgId: string }>(`SELECT DISTINCT "orgId" FROM "${table.name}"`);
      // The platform's own audit log tells of the one that went.
      const kept = rows.map((row) => row.orgId).filter((id) => id !== platformOrg);
      expect(kept.toSorted(), table.name).toEqual([ours, theirs].toSorted());
    }
  });
});
