import { expect, test } from 'vitest';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { appendAudit, platformChain } from './append-audit.ts';
import { deleteAudit } from './delete-audit.ts';
import { auditAnchors, auditHead, exportAudit } from './read-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const now = new Date('2026-11-28T07:00:00Z');
const actor = { kind: 'person', id: 'u1' } as const;
const event = (orgId: string, action = 'quote.save') => ({ orgId, actor, action, requestId: 'r1' });

describeDatabases('the audit', (open) => {
  const append = (orgId: string, action?: string) =>
    open().withTenant({ orgId }, (tx) => appendAudit(tx, event(orgId, action)));
  const exported = async (orgId: string) => {
    const lines: string[] = [];
    for await (const line of exportAudit(open(), orgId, now)) lines.push(line);
    return lines;
  };
  const organization = async () => (await createOrganization(open())).orgId;

  test('numbers, dates and chains what is appended, and its file passes', async () => {
    const orgId = await organization();
    expect(await auditHead(open(), orgId)).toMatchObject({ count: 0 });
    await append(orgId);
    await open().withPlatform('test', (tx) =>
      appendAudit(tx, {
        orgId,
        actor: { kind: 'operator', id: 'o1' },
        impersonatorId: 'o1',
        action: 'member.set-role',
        target: { kind: 'member', id: 'رکن' },
        details: { to: 'admin', from: 'member' },
      }),
    );
    const lines = await exported(orgId);
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({
      seq: 2,
      actorKind: 'operator',
      impersonatorId: 'o1',
      targetId: 'رکن',
      details: '{"from":"member","to":"admin"}',
      requestId: null,
    });
    const anchors = await auditAnchors(open(), now);
    expect(verifyAudit(lines, anchors)).toEqual({ organizationId: orgId, entries: 2, anchored: 2, fault: null });
  });

  test('stands and falls with the transaction that it tells of', async () => {
    const orgId = await organization();
    const failing = open().withTenant({ orgId }, async (tx) => {
      await appendAudit(tx, event(orgId));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await append(orgId);
    expect(await auditHead(open(), orgId)).toMatchObject({ count: 1 });
  });

  test('has neither gap nor fork, however many append together', async () => {
    const [one, other] = [await organization(), await organization()];
    const [writers, each] = process.env.TEST_DEEP ? [16, 625] : [16, 6];
    const write = async (orgId: string) => {
      for (let done = 0; done < each; done += 1) await append(orgId);
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer % 2 === 0 ? one : other)));
    for (const orgId of [one, other]) {
      expect(verifyAudit(await exported(orgId))).toMatchObject({ entries: (writers / 2) * each, fault: null });
    }
  });

  test('AB-097 is changed by nobody: not by a tenant, not by the platform, not by the owner of the tables', async () => {
    const orgId = await organization();
    await append(orgId);
    const where = { orgId };
    const data = { action: 'nothing' };
    const refused = expect.objectContaining({ code: 'FORBIDDEN' });
    for (const scope of [
      <T>(fn: Parameters<ReturnType<typeof open>['withPlatform']>[1]) => open().withTenant({ orgId }, fn) as Promise<T>,
      <T>(fn: Parameters<ReturnType<typeof open>['withPlatform']>[1]) => open().withPlatform('test', fn) as Promise<T>,
    ]) {
      await expect(scope((tx) => tx.auditEntry.updateMany({ where, data }))).rejects.toEqual(refused);
      await expect(scope((tx) => tx.auditEntry.deleteMany({ where }))).rejects.toEqual(refused);
    }
    for (const sql of [`UPDATE audit_entry SET action = 'nothing'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']) {
      await expect(open().query(sql)).rejects.toEqual(refused);
    }
    expect(verifyAudit(await exported(orgId))).toMatchObject({ entries: 1, fault: null });
  });

  test('takes no entry of another organization, and no number, date or hash from whoever appends', async () => {
    const [own, foreign] = [await organization(), await organization()];
    const forged = open().withTenant({ orgId: own }, (tx) => appendAudit(tx, event(foreign)));
    await expect(forged).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await append(own);
    await open().withTenant({ orgId: own }, (tx) =>
      tx.auditEntry.createMany({
        data: [{ orgId: own, seq: 77n, at: new Date(0), actorKind: 'system', action: 'x', prev: 'aa', hash: 'bb' }],
      }),
    );
    expect(verifyAudit(await exported(own))).toMatchObject({ entries: 2, fault: null });
  });

  test('goes with its organization only, and the platform keeps what it was', async () => {
    const orgId = await organization();
    await append(orgId);
    const { head } = await auditHead(open(), orgId);
    const remove = (first: boolean) =>
      open().withPlatform('test', async (tx) => {
        if (first) await tx.organization.delete({ where: { id: orgId } });
        await deleteAudit(tx, orgId, { actor, requestId: null });
      });
    await expect(remove(false)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await remove(true);
    expect(await auditHead(open(), orgId)).toMatchObject({ count: 0 });
    const platform = await open().withPlatform('test', (tx) => tx.auditEntry.findMany({ where: { orgId: platformChain } }));
    const details = platform.find(({ targetId }) => targetId === orgId)?.details;
    expect(JSON.parse(details ?? '{}')).toEqual({ entries: '1', head });
    const wipe = open().withPlatform('test', (tx) => tx.auditEntry.deleteMany({ where: { orgId: platformChain } }));
    await expect(wipe).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
