import { type AuditLine, type Database, listAudit, newId, platformOrg, publicId } from '@repo/db';
import { verifyAuditExport } from '@repo/db/audit-export';
import { createOrganization } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { FileStore } from '../../src/files/file-store.ts';
import { createFiles } from '../../src/files/files.ts';
import { removeFile } from '../../src/platform/file/remove-file.ts';
import { keysRouter } from '../../src/platform/keys/keys-router.ts';
import { silentLog, testContext, testSession } from '../../src/testing/test-context.ts';
import { createCallerFactory, router } from '../../src/trpc/router.ts';
import { type TestProduct, wireOf } from '../support/test-product.ts';

const nothing = () => Promise.resolve();
const emptyStore: FileStore = {
  put: nothing,
  has: () => Promise.resolve(false),
  open: () => Promise.resolve(null),
  remove: nothing,
  removeAll: nothing,
  async *list() {},
};

const auditPage = z.object({ items: z.array(z.looseObject({ action: z.string() })) });

export function auditSuite(open: () => TestProduct, database: () => Database): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.3.0.1' });
  });

  const latest = async (orgId = product.demo.orgId): Promise<AuditLine | undefined> =>
    (await listAudit(database(), { orgId, limit: 1 }))[0];
  const headers = (key: string) => ({ headers: { cookie, 'idempotency-key': key } });

  test('a mutation is in the log by its path, with the person and the request', async () => {
    const answer = await product.mutate('sample.save', undefined, { headers: { cookie } });
    expect(await latest()).toMatchObject({
      action: 'sample.save',
      actorKind: 'person',
      actorId: product.demo.userId,
      requestId: answer.headers.get('x-request-id'),
      details: {},
    });
  });

  test('a mutation says more exactly what it did, once, however often it is sent', async () => {
    for (let round = 0; round < 2; round += 1) await product.mutate('sample.send', { text: 'x', again: true }, headers('told'));
    const told = await latest();
    expect(told).toMatchObject({ action: 'sample.send-text', targetKind: 'text', targetId: 'x', details: { fail: 'false' } });
    const before = await listAudit(database(), { orgId: product.demo.orgId, before: told?.seq ?? 0, limit: 1 });
    expect(before[0]?.action).toBe('sample.save');
  });

  test('what a mutation does to tables of the platform is in the log with it, or is not done', async () => {
    const { orgId, userId } = product.demo;
    const db = database();
    const make = (requestId: string, own: Database) => {
      const session = { ...testSession({ userId, orgId }), createdAt: new Date() };
      const context = { ...testContext({ db: own, session }), requestId };
      const caller = createCallerFactory(router({ keys: keysRouter(['sample']) }))(context);
      return caller.keys.create({ name: 'کنجی', scopes: ['sample:read'], expiresInDays: null });
    };
    // Had the entry a transaction of its own, it would be lost.
    const { id } = await make('told', { ...db, withTenant: () => Promise.reject(new Error('killed')) });
    expect(await latest()).toMatchObject({ action: 'keys.create', actorId: userId, requestId: 'told' });
    // An entry that the database does not take.
    await expect(make('\u0000', db)).rejects.toThrow();
    const keys = await db.prisma.apiKey.findMany({ where: { organizationId: orgId, name: 'کنجی' } });
    expect(keys.map((key) => key.id)).toEqual([id]);
  });

  test('what failed and what only read is not in the log', async () => {
    const before = await latest();
    await product.mutate('sample.send', { text: 'x', fail: true }, headers('failed'));
    await product.query('sample.saved', undefined, { headers: { cookie } });
    expect(await latest()).toEqual(before);
  });

  test('a deleted file is in the log with its deletion, or is not deleted', async () => {
    const { orgId, userId } = product.demo;
    const db = database();
    const row = await db.withTenant({ orgId }, (tx) =>
      tx.storedFile.create({
        data: {
          orgId,
          id: newId(),
          kind: 'file',
          name: 'a.txt',
          type: 'text/plain',
          bytes: 1n,
          sha256: 'f',
          createdById: userId,
        },
      }),
    );
    const remove = (requestId: string) => {
      const session = testSession({ userId, orgId });
      const context = { ...testContext({ db, session }), requestId };
      const files = createFiles({ db, store: emptyStore, incoming: '', secrets: ['s'], log: silentLog });
      return createCallerFactory(router({ remove: removeFile(files) }))(context).remove({ id: publicId('file', row.id) });
    };
    const there = () => db.withTenant({ orgId }, (tx) => tx.storedFile.count({ where: { id: row.id, deletedAt: null } }));
    // An entry that the database does not take.
    await expect(remove('\u0000')).rejects.toThrow();
    expect(await there()).toBe(1);
    await remove('gone');
    expect(await there()).toBe(0);
    expect(await latest()).toMatchObject({
      action: 'platform.file.remove',
      requestId: 'gone',
      targetKind: 'file',
      targetId: row.id,
    });
  });

  test('a sign-in is in the log of the platform', async () => {
    expect(await latest(platformOrg)).toMatchObject({ action: 'session.create', actorId: product.demo.userId });
  });

  test('an owner reads the log, page by page and filtered; an export of it holds and is in it itself', async () => {
    const signedIn = { headers: { cookie } };
    const list = async (input: object) =>
      (await wireOf(await product.query('platform.audit.list', input, signedIn))).result.data;
    const { userId } = product.demo;
    const found = auditPage.parse(await list({ action: 'sample.send-' }));
    expect(found.items[0]).toMatchObject({
      actor: { kind: 'person', id: userId, name: expect.stringMatching(/./) },
      words: { ur: 'نمونہ بھیجا', en: 'Sent a sample' },
    });
    expect(new Set(found.items.map(({ action }) => action))).toEqual(new Set(['sample.send-text']));
    expect(await list({ actorId: 'nobody' })).toMatchObject({ items: [], next: null });
    const response = await product.ask('/api/audit/export', signedIn);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-[\d-]+\.jsonl"$/);
    const lines = (await response.text()).split('\n');
    expect(verifyAuditExport(lines, []).fault).toBeNull();
    expect(lines.at(-2)).toContain('audit.export');
    expect(await list({})).toMatchObject({ count: lines.length - 2 });
  });

  test('a member and a visitor read nothing of it', async () => {
    expect((await product.ask('/api/audit/export')).status).toBe(401);
    expect((await product.query('platform.audit.list', {})).status).toBe(401);
    const who = { organizationId: product.demo.orgId, userId: product.demo.userId };
    const other = await createOrganization(database());
    await database().prisma.member.create({
      data: { organizationId: who.organizationId, userId: other.userId, role: 'owner' },
    });
    await database().prisma.member.updateMany({ where: who, data: { role: 'member' } });
    const signedIn = { headers: { cookie } };
    expect((await product.ask('/api/audit/export', signedIn)).status).toBe(403);
    expect((await product.query('platform.audit.list', {}, signedIn)).status).toBe(403);
    await database().prisma.member.updateMany({ where: who, data: { role: 'owner' } });
  });
}
