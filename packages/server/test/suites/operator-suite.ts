import { randomUUID } from 'node:crypto';
import { type Database, listAudit, publicId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { type Ask, demoLogin, errorOf, type TestProduct, wireOf } from '../support/test-product.ts';

/** @param open a product whose operator is the demo account */
export function operatorSuite(open: () => TestProduct, database: () => Database): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.9.0.1' });
  });

  const as = (given: string): Ask => ({ headers: { cookie: given } });
  const answerOf = async (response: Response) => {
    const { error, result } = await wireOf(response);
    return [response.status, error?.data.code ?? result.data];
  };
  const post = (path: string, body: object, given = cookie) =>
    product.ask(`/api/auth${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', cookie: given },
      ip: '10.9.0.2',
    });
  const person = async () => {
    const email = `someone.${randomUUID()}@example.com`;
    const { id } = await database().prisma.user.create({ data: { email, name: 'Bilal', emailVerified: true } });
    return { id, email };
  };

  test('the demo account runs its own machine: it finds people and keeps them out', async () => {
    const { id, email } = await person();
    const found = await answerOf(await product.query('platform.person.search', { email: email.slice(0, 20) }, as(cookie)));
    expect(found).toEqual([200, { items: [{ id, email, name: 'Bilal', emailVerified: true, operator: false, ban: null }] }]);
    const ban = await product.mutate('platform.person.ban', { userId: id, reason: 'Sends spam' }, as(cookie));
    expect(await answerOf(ban)).toEqual([200, {}]);
    expect(await database().prisma.user.findUnique({ where: { id } })).toMatchObject({ banned: true, banReason: 'Sends spam' });
    expect(await answerOf(await product.mutate('platform.person.unban', { userId: id }, as(cookie)))).toEqual([200, {}]);
    const self = await product.mutate('platform.person.ban', { userId: product.demo.userId, reason: 'Myself' }, as(cookie));
    expect(await answerOf(self)).toEqual([403, 'PERSON_IS_OPERATOR']);
    const empty = await product.mutate('platform.person.ban', { userId: id, reason: ' ' }, as(cookie));
    expect(await answerOf(empty)).toEqual([400, 'REASON_MISSING']);
  });

  test('AB-037 a procedure for a session of a moment ago refuses an old one, and answers after a new sign-in', async () => {
    const old = await product.signIn({ ip: '10.9.0.3' });
    expect(await answerOf(await product.query('sample.sensitive', undefined, as(old)))).toEqual([200, 'done']);
    await database().query(`UPDATE session SET "createdAt" = "createdAt" - interval '601 seconds'`);
    expect(await answerOf(await product.query('sample.sensitive', undefined, as(old)))).toEqual([403, 'SESSION_NOT_FRESH']);
    const again = await product.signIn({ headers: { cookie: old }, ip: '10.9.0.4' });
    expect(await answerOf(await product.query('sample.sensitive', undefined, as(again)))).toEqual([200, 'done']);
    expect((await product.query('sample.sensitive', undefined, as(old))).status).toBe(401);
    cookie = again;
  });

  test("AB-038 in somebody's place an operator is nobody's operator, and what wants the person is refused", async () => {
    const { id } = await person();
    const begun = await post('/impersonate', { userId: id, reason: 'Helps with an order' });
    expect(begun.status).toBe(200);
    const inPlace = begun.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    const [, session] = await answerOf(await product.query('platform.session', undefined, as(inPlace)));
    expect(session).toMatchObject({ userId: id, operator: false, impersonated: true });
    const search = await product.query('platform.person.search', { email: 'someone' }, as(inPlace));
    expect(await answerOf(search)).toEqual([403, 'NOT_ALLOWED']);
    expect(await answerOf(await product.query('sample.personal', undefined, as(inPlace)))).toEqual([403, 'IMPERSONATING']);
    expect(await answerOf(await product.query('sample.personal', undefined, as(cookie)))).toEqual([200, 'done']);
    const change = { currentPassword: demoLogin.password, newPassword: 'nine kites over the canal' };
    expect((await post('/change-password', change, inPlace)).status).toBe(403);
    expect((await post('/impersonate/end', {}, inPlace)).status).toBe(200);
    expect((await product.query('sample.me', undefined, as(inPlace))).status).toBe(401);
  });

  test("what an operator adds or takes out in somebody's place names both, and the picture stays as it is", async () => {
    const { id } = await person();
    const { orgId } = await createOrganization(database());
    await database().prisma.member.create({ data: { id: randomUUID(), organizationId: orgId, userId: id, role: 'owner' } });
    const begun = await post('/impersonate', { userId: id, reason: 'Helps with a file' });
    const inPlace = begun.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    const add = (query: string) =>
      product.ask(`/api/files${query}`, { method: 'POST', headers: { cookie: inPlace, 'x-file-name': 'a.txt' }, body: 'text' });
    expect((await errorOf(await add('?kind=logo'))).code).toBe('IMPERSONATING');
    expect((await add('')).status).toBe(201);
    expect((await product.ask('/api/audit/export', as(inPlace))).status).toBe(200);
    expect(await listAudit(database(), { orgId, limit: 9 })).toMatchObject(
      ['audit.export', 'file.add'].map((action) => ({ action, actorId: id, impersonatorId: product.demo.userId })),
    );
    const [, page] = await answerOf(await product.query('platform.audit.list', {}, as(inPlace)));
    expect(page).toMatchObject({ items: [{ impersonated: true }, { impersonated: true }] });
    const withdrawn = await product.mutate('platform.joinCode.revoke', { id: publicId('join', id) }, as(inPlace));
    expect(await answerOf(withdrawn)).toEqual([403, 'IMPERSONATING']);
  });

  test('people and visitors are no operators', async () => {
    const { id } = await person();
    expect((await product.query('platform.person.search', { email: 'some' })).status).toBe(401);
    expect((await product.mutate('platform.person.ban', { userId: id, reason: 'Spam' })).status).toBe(401);
    expect((await product.mutate('platform.person.unban', { userId: id })).status).toBe(401);
  });
}
