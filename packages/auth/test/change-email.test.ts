/** A change of address: the old mailbox allows it, the new one confirms it. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { AuthClient, createTestAuth, freshEmail, makeUser, password, publicUrl, type TestAuth } from '../src/testing/index.ts';

describeDatabases('change of address', (open) => {
  let db: Database;
  let auth: TestAuth;

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  async function signedIn() {
    const user = await makeUser(db);
    const client = new AuthClient(auth.service, publicUrl);
    await client.signIn(user.email, password);
    const emailNow = async () => (await db.prisma.user.findUniqueOrThrow({ where: { id: user.id } })).email;
    return { user, client, emailNow };
  }

  async function follow(client: AuthClient, text: string) {
    const link = /http:\S+verify-email\S+/.exec(text)?.[0] ?? '';
    return client.get(link.slice(`${publicUrl}/api/auth`.length));
  }

  it('AB-071 asks the old address, then the new one, and changes nothing in between', async () => {
    const { user, client, emailNow } = await signedIn();
    const first = auth.mails.length;
    const newEmail = freshEmail('new');
    expect((await client.post('/change-email', { newEmail, callbackURL: '/settings' })).status).toBe(200);
    await auth.service.idle();
    expect(auth.mails.slice(first)).toMatchObject([{ template: 'change-email', to: user.email }]);
    expect(auth.mails[first]?.text).toContain(newEmail);

    await follow(client, auth.mails[first]?.text ?? '');
    await auth.service.idle();
    expect(auth.mails.slice(first + 1)).toMatchObject([{ template: 'confirm-email', to: newEmail }]);
    expect(await emailNow()).toBe(user.email);

    await follow(client, auth.mails[first + 1]?.text ?? '');
    expect(await emailNow()).toBe(newEmail);
    expect((await new AuthClient(auth.service, publicUrl).signIn(newEmail, password)).status).toBe(200);
  });

  it('AB-071 wants a fresh session', async () => {
    const { user, client } = await signedIn();
    const first = auth.mails.length;
    await db.prisma.session.updateMany({ where: { userId: user.id }, data: { createdAt: new Date(Date.now() - 601_000) } });
    const answer = await client.post('/change-email', { newEmail: freshEmail() });
    expect([answer.status, answer.code]).toEqual([403, 'SESSION_NOT_FRESH']);
    await auth.service.idle();
    expect(auth.mails.slice(first)).toEqual([]);
  });

  it('does not tell whether the new address has an account', async () => {
    const { client } = await signedIn();
    const taken = await client.post('/change-email', { newEmail: (await makeUser(db)).email });
    const free = await client.post('/change-email', { newEmail: freshEmail() });
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
  });
});
