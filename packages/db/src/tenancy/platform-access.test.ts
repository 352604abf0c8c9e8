/** The platform leaves an entry where it uses organizations' rows, and none where it does not. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { appendAudit, platformOrg } from '../audit/append-audit.ts';
import type { AuditLine } from '../audit/audit-line.ts';
import { listAudit } from '../audit/read-audit.ts';
import type { Tx } from '../client.ts';
import type { Database } from '../database.ts';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { addTenantRow, readTenantTables, rowsOf, type TenantTable } from '../testing/tenant-tables.ts';
import { countTenantRows } from './tenant-rows.ts';

describeDatabases('access of the platform', (open: () => Database) => {
  let table: TenantTable;
  let ours: string;
  let theirs: string;
  let before = 0;
  const entries = async (): Promise<readonly AuditLine[]> =>
    (await listAudit(open(), { orgId: platformOrg, limit: 20 })).filter(({ seq }) => seq > before);
  const by = { kind: 'operator', id: 'operator-id' } as const;
  const access = <T>(fn: (tx: Tx) => Promise<T>) =>
    open().withPlatform({ reason: 'a report', by, requestId: 'request-id' }, fn);

  beforeAll(async () => {
    const found = (await readTenantTables(open())).find(
      ({ delegate, parents }) => delegate !== 'auditEntry' && !parents.length,
    );
    if (!found) throw new Error('no vertical has a table');
    table = found;
    ours = (await createOrganization(open())).orgId;
    theirs = (await createOrganization(open())).orgId;
  });
  beforeEach(async () => {
    before = (await listAudit(open(), { orgId: platformOrg, limit: 1 }))[0]?.seq ?? 0;
  });

  test('to one organization names it, the principal, the purpose and the request', async () => {
    await access((tx) => rowsOf(tx, table).findMany({ where: { orgId: ours } }));
    const told = { action: 'platform.access', actorKind: 'operator', actorId: 'operator-id', requestId: 'request-id' };
    const details = { reason: 'a report', organizations: '1', changes: 'false' };
    expect(await entries()).toEqual([
      expect.objectContaining({ ...told, targetKind: 'organization', targetId: ours, details }),
    ]);
  });

  test('to several or to all says how many; a transaction is one entry, however many statements it has', async () => {
    await access(async (tx) => {
      for (const orgId of [ours, theirs, ours]) await countTenantRows(tx, orgId, []);
      await rowsOf(tx, table).count({ where: { orgId: { in: [ours, theirs] } } });
    });
    await access((tx) => rowsOf(tx, table).count());
    const organizations = await open().prisma.organization.count();
    expect((await entries()).map(({ targetId, details }) => [targetId, details.organizations])).toEqual([
      [null, String(organizations)],
      [null, '2'],
    ]);
  });

  test('that changes something says so, and a reason alone is the process itself', async () => {
    await open().withPlatform('upkeep', (tx) => addTenantRow(tx, [table], table, ours));
    const [entry] = await entries();
    expect(entry).toMatchObject({ actorKind: 'system', actorId: null, targetId: ours });
    expect(entry?.details).toEqual({ reason: 'upkeep', organizations: '1', changes: 'true' });
  });

  test('to tables of the platform alone leaves none, nor does what is undone', async () => {
    await access((tx) => tx.organization.findMany());
    await access((tx) => appendAudit(tx, { orgId: ours, actor: by, action: 'x', requestId: '', at: new Date() }));
    const undone = access(async (tx) => {
      await rowsOf(tx, table).deleteMany({});
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await entries()).toEqual([]);
  });

  test('that tells of itself in the chain of the platform leaves its own entry alone', async () => {
    await access(async (tx) => {
      await rowsOf(tx, table).deleteMany({ where: { orgId: ours } });
      const target = { kind: 'organization', id: ours };
      await appendAudit(tx, { orgId: platformOrg, actor: by, action: 'shelf.clear', target, requestId: '', at: new Date() });
    });
    expect((await entries()).map(({ action }) => action)).toEqual(['shelf.clear']);
  });

  test('that cannot be told is not had', async () => {
    const rows = () => open().withTenant({ orgId: ours }, (tx) => rowsOf(tx, table).count());
    const had = await rows();
    const purpose = { reason: '\u0000', by };
    await expect(open().withPlatform(purpose, (tx) => addTenantRow(tx, [table], table, ours))).rejects.toThrow();
    expect(await rows()).toBe(had);
  });
});
