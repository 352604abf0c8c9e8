/** The audit log in the database: a chain per organization that nobody can change without a trace. */
import { AppError } from '@repo/facts';
import { beforeAll, expect, test } from 'vitest';
import { type Database, poolOf } from '../database.ts';
import { deleteTenantRows } from '../tenancy/tenant-rows.ts';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { appendAudit, type NewAuditEntry, platformOrg } from './append-audit.ts';
import { exportAudit, listAudit, readAuditHead } from './read-audit.ts';
import { verifyAuditExport } from './verify-audit-export.ts';

const deep = process.env.TEST_DEEP !== undefined;
const now = new Date('2026-11-28T09:00:00.123Z');

describeDatabases('the audit log', (open: () => Database) => {
  let orgId: string;
  const entry = (more: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
    orgId,
    actor: { kind: 'person', id: 'a' },
    action: 'shop.orders.save',
    requestId: 'r',
    at: now,
    ...more,
  });
  const append = (more: Partial<NewAuditEntry> = {}) => open().withTenant({ orgId }, (tx) => appendAudit(tx, entry(more)));
  const linesOf = async (organizationId: string) => {
    const exported: string[] = [];
    for await (const line of exportAudit(open(), organizationId, now)) exported.push(line);
    return exported;
  };
  const lines = () => linesOf(orgId);
  const asRole = async (role: string, sql: string) => {
    const client = await poolOf(open()).connect();
    try {
      await client.query(`BEGIN; SET LOCAL ROLE ${role}; SELECT set_config('app.org', '${orgId}', true)`);
      return await client.query(sql).catch((error: unknown) => error);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  /** As somebody who has the database itself. */
  const tamper = (sql: string) =>
    poolOf(open()).query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);

  beforeAll(async () => {
    orgId = (await createOrganization(open())).orgId;
    await append();
    await append({
      impersonatorId: '',
      target: { kind: 'order', id: 'سفارش' },
      details: { b: '1', aa: 'دو', ä: '', '10': 'x', '9': '"' },
    });
    await append({ actor: { kind: 'system', id: null } });
  });

  test('an export of it holds, hash by hash as the database computed them', async () => {
    const exported = await lines();
    expect(exported).toHaveLength(4);
    expect(verifyAuditExport(exported, [])).toMatchObject({ sound: 3, fault: null, unanchored: { from: 1, to: 3 } });
    expect((await listAudit(open(), { orgId, limit: 2 })).map(({ seq }) => seq)).toEqual([3, 2]);
    expect(await listAudit(open(), { orgId, limit: 9, action: 'nothing.' })).toEqual([]);
  });

  test('details are texts, and a transaction that is undone leaves no gap', async () => {
    const wrong = open().withTenant({ orgId }, (tx) =>
      tx.auditEntry.createMany({
        data: { orgId, at: now, actorKind: 'key', action: 'x', requestId: '', seq: 0, prev: '', hash: '', details: { a: 1 } },
      }),
    );
    await expect(wrong).rejects.toBeInstanceOf(AppError);
    const undone = open().withTenant({ orgId }, async (tx) => {
      await appendAudit(tx, entry());
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await append();
    expect((await readAuditHead(open(), orgId))?.count).toBe(4);
  });

  test.each(['app_rls', 'app_platform'])('AB-097 %s may add, and change or take away nothing', async (role) => {
    for (const sql of [
      `UPDATE audit_entry SET action = 'x'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
      `UPDATE audit_head SET count = 0`,
      'DELETE FROM audit_head',
    ]) {
      expect([sql, await asRole(role, sql)]).toMatchObject([sql, { code: '42501' }]);
    }
    if (role === 'app_rls') {
      expect(await asRole(role, `SELECT delete_audit_chain('${orgId}')`)).toMatchObject({ code: '42501' });
    }
  });

  test('AB-097 the owner of the tables is refused by a trigger', async () => {
    for (const sql of [
      `UPDATE audit_entry SET action = 'x'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
      'TRUNCATE audit_head',
    ]) {
      const error: unknown = await poolOf(open())
        .query(sql)
        .catch((thrown: unknown) => thrown);
      expect([sql, error]).toMatchObject([sql, { code: '42501' }]);
    }
  });

  test('AB-097 what a superuser changes is named, and a tail that was dropped is found by an anchor', async () => {
    const anchor = await readAuditHead(open(), orgId);
    if (!anchor) throw new Error('no head');
    await tamper(`UPDATE audit_entry SET action = 'shop.orders.sawe' WHERE "orgId" = '${orgId}' AND seq = 2`);
    expect(verifyAuditExport(await lines(), []).fault).toEqual({ seq: 2, reason: 'hash' });
    await tamper(`UPDATE audit_entry SET action = 'shop.orders.save' WHERE "orgId" = '${orgId}' AND seq = 2`);
    expect(verifyAuditExport(await lines(), [anchor])).toMatchObject({
      fault: null,
      anchored: { from: 1, to: 4 },
      unanchored: null,
    });
    await tamper(
      `DELETE FROM audit_entry WHERE "orgId" = '${orgId}' AND seq = 4;
       UPDATE audit_head SET count = 3, hash = (SELECT hash FROM audit_entry WHERE "orgId" = '${orgId}' AND seq = 3)
         WHERE "organizationId" = '${orgId}'`,
    );
    expect(verifyAuditExport(await lines(), []).fault).toBeNull();
    expect(verifyAuditExport(await lines(), [anchor]).fault).toEqual({ seq: 4, reason: 'tail' });
  });

  test('sixteen writers make one chain without forks and gaps', async () => {
    const writes = deep ? 625 : 3;
    const before = (await readAuditHead(open(), orgId))?.count ?? 0;
    const writer = async (name: number) => {
      for (let round = 0; round < writes; round += 1) await append({ details: { writer: String(name), round: String(round) } });
    };
    await Promise.all(Array.from({ length: 16 }, (_, name) => writer(name)));
    const verdict = verifyAuditExport(await lines(), []);
    expect(verdict).toMatchObject({ fault: null, sound: before + 16 * writes });
  }, 1_800_000);

  test('a chain leaves with its organization, and the chain of the platform says how long it was', async () => {
    const head = await readAuditHead(open(), orgId);
    const deleted = await open().withPlatform('a test', (tx) => deleteTenantRows(tx, orgId, []));
    expect(deleted.find(({ table }) => table === 'AuditEntry')?.rows).toBe(head?.count);
    expect(await readAuditHead(open(), orgId)).toBeNull();
    const [access, told] = await listAudit(open(), { orgId: platformOrg, limit: 2 });
    expect(access).toMatchObject({ action: 'platform.access', targetId: orgId, details: { changes: 'true' } });
    expect(told).toMatchObject({
      action: 'audit.end-chain',
      targetId: orgId,
      details: { count: String(head?.count), head: head?.head },
    });
    const platform = await linesOf(platformOrg);
    expect(verifyAuditExport(platform, []).fault).toBeNull();
  });
});
