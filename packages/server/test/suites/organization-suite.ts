import type { Database } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { type TestProduct, wireOf } from '../support/test-product.ts';

/** Which organization a request is about. */
export function organizationSuite(open: () => TestProduct, openDatabase: () => Database): void {
  let product: TestProduct;
  let cookie: string;
  let foreign: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.5.0.1' });
    foreign = (await createOrganization(openDatabase())).orgId;
  });

  test('AB-058 it comes from the membership: no header, query string or key of an input names another', async () => {
    const { orgId } = product.demo;
    const headers = { cookie, 'x-org-id': foreign, 'x-organization-id': foreign, 'x-tenant': foreign };
    const named = `orgId=${foreign}&organizationId=${foreign}`;
    const asked = [
      await product.query('sample.org', undefined, { headers }),
      await product.ask(`/trpc/sample.org?${named}`, { headers }),
      await product.query('sample.org', { orgId: foreign, organizationId: foreign }, { headers }),
    ];
    for (const answer of asked) expect((await wireOf(answer)).result.data).toMatchObject({ orgId });
    for (const key of ['orgId', 'organizationId', 'userId']) {
      const refused = await product.query('sample.echo', { text: 'سلام', [key]: foreign }, { headers });
      expect(refused.status).toBe(400);
      expect((await wireOf(refused)).error.data).toMatchObject({ code: 'INVALID_INPUT', field: key });
    }
  });

  test('AB-058 a session that stands in an organization without a membership is in none', async () => {
    const { userId } = product.demo;
    const sessions = openDatabase().prisma.session;
    await sessions.updateMany({ where: { userId }, data: { activeOrganizationId: foreign } });
    const refused = await product.query('sample.org', undefined, { headers: { cookie } });
    await sessions.updateMany({ where: { userId }, data: { activeOrganizationId: product.demo.orgId } });
    expect(refused.status).toBe(403);
    expect((await wireOf(refused)).error.data).toMatchObject({ code: 'ORGANIZATION_REQUIRED', kind: 'forbidden' });
    expect((await product.query('sample.org', undefined, { headers: { cookie } })).status).toBe(200);
  });
}
