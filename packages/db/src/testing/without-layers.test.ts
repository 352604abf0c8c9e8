import { beforeAll, expect, test } from 'vitest';
import type { Tx } from '../client.ts';
import type { Database } from '../database.ts';
import { createOrganization } from './create-organization.ts';
import { describeDatabases } from './describe-databases.ts';
import {
  checksumOrganization,
  makeUnlike,
  type OrganizationTable,
  readOrganizationRows,
  readOrganizationTables,
} from './organization-rows.ts';
import { addTenantRow, readTenantTables, rowsOf, type TenantRow, type TenantTable } from './tenant-tables.ts';
import { withoutOrgFilter, withoutRole } from './without-layers.ts';

describeDatabases('layers taken away', (open: () => Database) => {
  let ours: string;
  let theirs: string;
  let table: TenantTable;
  let theirRow: TenantRow;

  /** What the client does with one row, called by name as the models of a vertical are not known here. */
  const oneRow = (tx: Tx, method: string, args: object): Promise<unknown> => {
    const model: unknown = Reflect.get(tx, table.delegate);
    if (typeof model !== 'object' || model === null) throw new Error(`no model "${table.delegate}"`);
    const call: unknown = Reflect.get(model, method);
    if (typeof call !== 'function') throw new Error(`no method "${method}"`);
    return Reflect.apply(call, model, [args]);
  };
  const key = () => ({
    [table.key.join('_')]: { ...Object.fromEntries(table.key.map((name) => [name, theirRow[name]])), orgId: ours },
  });

  beforeAll(async () => {
    const tables = await readTenantTables(open());
    const alone = tables.find(({ parents, key }) => parents.length === 0 && key.join() === 'orgId,id');
    if (!alone) throw new Error('no vertical has a table that stands alone');
    table = alone;
    ours = (await createOrganization(open())).orgId;
    theirs = (await createOrganization(open())).orgId;
    await open().withTenant({ orgId: ours }, (tx) => addTenantRow(tx, tables, table, ours));
    theirRow = await open().withTenant({ orgId: theirs }, (tx) => addTenantRow(tx, tables, table, theirs));
  });

  const seen = (db: Database, where: TenantRow) =>
    db.withTenant(
      { orgId: ours },
      async (tx) => new Set((await rowsOf(tx, table).findMany({ where })).map(({ orgId }) => orgId)),
    );

  test('without its filter a condition finds what row-level security leaves', async () => {
    const db = withoutOrgFilter(open());
    expect(await seen(open(), { orgId: theirs })).toEqual(new Set());
    expect(await seen(db, { orgId: theirs })).toEqual(new Set([ours]));
    expect(await seen(db, { OR: [{ orgId: theirs, id: theirRow.id }] })).toEqual(new Set());
    expect(await db.withTenant({ orgId: ours }, (tx) => oneRow(tx, 'findUnique', { where: key() }))).toBeNull();
    // No row, or no right to change one.
    const update = db.withTenant({ orgId: ours }, (tx) => oneRow(tx, 'update', { where: key(), data: {} }));
    await expect(update).rejects.toMatchObject({ kind: expect.stringMatching(/^(?:not-found|forbidden)$/) });
  });

  test('without its role the filter is what is left', async () => {
    const db = withoutRole(open());
    expect(await seen(db, { orgId: ours })).toEqual(new Set([ours]));
    expect(await seen(db, {})).toEqual(new Set([ours, theirs]));
  });

  test('without either nothing is left', async () => {
    const db = withoutOrgFilter(withoutRole(open()));
    expect(await seen(db, { orgId: ours })).toEqual(new Set([ours, theirs]));
    const ask = (method: string, args: object) => db.withTenant({ orgId: ours }, (tx) => oneRow(tx, method, args));
    expect(await ask('findUnique', { where: key() })).toEqual(theirRow);
    expect(await ask('findUniqueOrThrow', { where: key() })).toEqual(theirRow);
    expect(await ask('delete', { where: key() })).toEqual(theirRow);
    expect(await ask('findUnique', { where: key() })).toBeNull();
  });
});

describeDatabases('the rows of an organization', (open: () => Database) => {
  let tables: readonly OrganizationTable[];
  const sum = (orgId: string) => checksumOrganization(open(), tables, orgId);

  async function filled() {
    const { orgId } = await createOrganization(open());
    const tenants = await readTenantTables(open());
    for (const table of tenants) await open().withTenant({ orgId }, (tx) => addTenantRow(tx, tenants, table, orgId));
    return { orgId, tenants };
  }

  beforeAll(async () => {
    tables = await readOrganizationTables(open());
  });

  test('are found in every table that has any, and each change of one changes its sum alone', async () => {
    const { orgId, tenants } = await filled();
    const rows = await readOrganizationRows(open(), tables, orgId);
    for (const model of ['Organization', 'User', 'Member']) expect([model, rows.get(model)]).toMatchObject([model, [{}]]);
    for (const { delegate } of tenants) {
      const model = delegate.charAt(0).toUpperCase() + delegate.slice(1);
      expect([model, rows.get(model)?.length]).not.toEqual([model, 0]);
    }
    const before = await sum(orgId);
    await open().query('UPDATE "organization" SET "name" = \'x\' WHERE "id" = $1', [orgId]);
    const after = await sum(orgId);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(['organization']);
  });

  test('become unlike: other ids, a mark, and children with their parents', async () => {
    const { orgId } = await filled();
    const other = await filled();
    const untouched = await sum(other.orgId);
    const before = await readOrganizationRows(open(), tables, orgId);
    await makeUnlike(open(), tables, orgId, ' #b');
    const after = await readOrganizationRows(open(), tables, orgId);
    const idsOf = (rows: typeof before) =>
      tables.flatMap(({ model, ids, ofTenant }) =>
        ofTenant ? (rows.get(model) ?? []).flatMap((row) => ids.map((id) => String(row[id]))) : [],
      );
    expect(idsOf(after)).toHaveLength(idsOf(before).length);
    expect(idsOf(after).filter((id) => idsOf(before).includes(id))).toEqual([]);
    expect(JSON.stringify([...after.values()])).toContain(' #b');
    expect(await sum(other.orgId)).toEqual(untouched);
  });
});
