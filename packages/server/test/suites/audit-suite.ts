import { type AuditLine, type Database, listAudit, platformOrg } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import type { TestProduct } from '../support/test-product.ts';

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

  test('what failed and what only read is not in the log', async () => {
    const before = await latest();
    await product.mutate('sample.send', { text: 'x', fail: true }, headers('failed'));
    await product.query('sample.saved', undefined, { headers: { cookie } });
    expect(await latest()).toEqual(before);
  });

  test('a sign-in is in the log of the platform', async () => {
    expect(await latest(platformOrg)).toMatchObject({ action: 'session.create', actorId: product.demo.userId });
  });
}
