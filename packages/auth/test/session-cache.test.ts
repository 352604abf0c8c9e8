/** Sessions that are remembered end when they end, whoever ended them and wherever. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it, vi } from 'vitest';
import { deleteAccount } from '../src/index.ts';
import {
  AuthClient,
  createTestAuth,
  makeOrganization,
  makeUser,
  password,
  publicUrl,
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

/** Milliseconds within which an ended session must be refused. */
const promptly = { timeout: 1_000, interval: 5 };

describeDatabases('a remembered session', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  const statements = vi.fn();
  beforeAll(async () => {
    db = open();
    const counted: Database = {
      ...db,
      query: (text, values) => {
        if (text.includes('FROM session s')) statements();
        return db.query(text, values);
      },
    };
    auth = createTestAuth(counted);
    await vi.waitFor(async () => {
      statements.mockClear();
      const client = await signedIn(db, auth, await makeUser(db));
      await ask(client);
      await ask(client);
      expect(statements).toHaveBeenCalledTimes(1);
    });
  });

  /** As a request does: without waiting for what the database tells. */
  const ask = (client: AuthClient) => auth.service.readSession(new Headers({ cookie: client.cookie }));

  it('costs no statement', async () => {
    const client = await signedIn(db, auth, await makeUser(db));
    await ask(client);
    statements.mockClear();
    for (let asked = 0; asked < 50; asked += 1) expect(await ask(client)).not.toBeNull();
    expect(statements).not.toHaveBeenCalled();
  });

  it('AB-030 ends at once on every device when all are ended from another one', async () => {
    const user = await makeUser(db);
    const devices = [await signedIn(db, auth, user), await signedIn(db, auth, user)];
    for (const device of devices) expect(await ask(device)).not.toBeNull();
    const other = new AuthClient(auth.service, publicUrl);
    expect((await other.signIn(user.email, password)).status).toBe(200);
    const body = { currentPassword: password, newPassword: 'nine kites over the old city', revokeOtherSessions: true };
    expect((await other.post('/change-password', body)).status).toBe(200);
    for (const device of devices) expect(await ask(device)).toBeNull();
    expect(await ask(other)).not.toBeNull();
  });

  it.each<[string, (ids: { userId: string; organizationId: string }) => Promise<unknown>, object | null]>([
    ['the session is deleted', ({ userId }) => db.prisma.session.deleteMany({ where: { userId } }), null],
    [
      'the account is deleted',
      ({ userId }) => deleteAccount(db, userId, [], { actor: { kind: 'person', id: userId }, requestId: 'r1', at: new Date() }),
      null,
    ],
    [
      'the role changes',
      ({ userId }) => db.prisma.member.updateMany({ where: { userId }, data: { role: 'admin' } }),
      { organization: { role: 'admin' } },
    ],
    ['the person is removed', ({ userId }) => db.prisma.member.deleteMany({ where: { userId } }), { organization: null }],
    [
      'the organization is renamed',
      ({ organizationId }) => db.prisma.organization.update({ where: { id: organizationId }, data: { name: 'Chand' } }),
      { organization: { name: 'Chand' } },
    ],
    [
      'the organization is deleted',
      ({ organizationId }) => db.prisma.organization.delete({ where: { id: organizationId } }),
      { organization: null },
    ],
  ])('is another one, or none, when %s', async (_, change, expected) => {
    const [owner, user] = [await makeUser(db), await makeUser(db)];
    const organizationId = await makeOrganization(db, [owner, user]);
    const client = await signedIn(db, auth, user);
    expect(await ask(client)).toMatchObject({ organization: { id: organizationId, role: 'member' } });
    await change({ userId: user.id, organizationId });
    await vi.waitFor(async () => {
      const session = await ask(client);
      if (expected === null) expect(session).toBeNull();
      else expect(session).toMatchObject(expected);
    }, promptly);
  });

  it('is not remembered when it changed while it was read', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    for (let round = 0; round < 20; round += 1) {
      const [, session] = await Promise.all([
        db.prisma.user.update({ where: { id: user.id }, data: { name: `Sana ${round}` } }),
        ask(client),
      ]);
      expect(session).not.toBeNull();
      await auth.service.settled();
      expect((await ask(client))?.name).toBe(`Sana ${round}`);
    }
  });
});
