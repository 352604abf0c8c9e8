/** Organizations: making, changing, switching, and what is not allowed. */
import { type Database, newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  AuthClient,
  createTestAuth,
  makeOrganization,
  makeUser,
  publicUrl,
  signedIn,
  type TestAuth,
  type TestUser,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

describeDatabases('organizations', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  const slug = () => `mills-${newId()}`;

  async function member(user?: TestUser) {
    const person = user ?? (await makeUser(db));
    return { person, client: await signedIn(db, auth, person) };
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('are made by a signed-in person, who owns them and is in them at once', async () => {
    const { client } = await member();
    const answer = await client.post('/organization/create', { name: 'ستارہ ملز', slug: slug() });
    expect(answer.status).toBe(200);
    expect((await client.session())?.organization).toMatchObject({ name: 'ستارہ ملز', role: 'owner' });
    expect((await client.get('/organization/list')).json).toMatchObject([{ name: 'ستارہ ملز' }]);

    const stranger = new AuthClient(auth.service, publicUrl);
    expect((await stranger.post('/organization/create', { name: 'Nobody', slug: slug() })).status).toBe(401);
  });

  it('have a slug that nobody else has', async () => {
    const { client } = await member();
    const taken = slug();
    await client.post('/organization/create', { name: 'One', slug: taken });
    const answer = await client.post('/organization/create', { name: 'Two', slug: taken });
    expect(answer.json).toMatchObject({ messageKey: 'auth.error.organization-slug-taken', field: 'slug' });
    expect((await client.post('/organization/check-slug', { slug: taken })).status).toBe(400);
    expect((await client.post('/organization/check-slug', { slug: slug() })).status).toBe(200);
  });

  it('have a name and a slug that can be shown, and nothing that a client makes up', async () => {
    const { client } = await member();
    const bad = [
      [{ name: '', slug: slug() }, 'name'],
      [{ name: 'a\nb', slug: slug() }, 'name'],
      [{ name: 'x'.repeat(121), slug: slug() }, 'name'],
      [{ name: 'Good', slug: 'Not A Slug' }, 'slug'],
      [{ name: 'Good', slug: '../etc' }, 'slug'],
      [{ name: 'Good', slug: slug(), metadata: { demo: true } }, undefined],
      [{ name: 'Good', slug: slug(), logo: 'javascript:alert(1)' }, undefined],
      [{ name: 'Good', slug: slug(), userId: 'someone' }, undefined],
    ] as const;
    for (const [body, field] of bad) {
      const answer = await client.post('/organization/create', body);
      expect([body, answer.status]).toEqual([body, 400]);
      const messageKey = field === 'name' ? 'auth.error.name-invalid' : 'errors.INVALID_INPUT';
      expect(answer.json).toMatchObject({ messageKey, ...(field ? { field } : {}) });
    }
    expect((await client.get('/organization/list')).json).toEqual([]);
  });

  it('are at most five for one person, also when twenty are asked for together', async () => {
    const { client, person } = await member();
    for (let made = 0; made < 3; made += 1) await client.post('/organization/create', { name: 'Mine', slug: slug() });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.post('/organization/create', { name: 'Mine', slug: slug() })),
    );
    const owned = await db.prisma.member.count({ where: { userId: person.id } });
    expect(owned).toBeGreaterThanOrEqual(3);
    expect(owned).toBeLessThanOrEqual(5);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(owned - 3);
    for (let made = owned; made < 5; made += 1) await client.post('/organization/create', { name: 'Mine', slug: slug() });
    const sixth = await client.post('/organization/create', { name: 'Mine', slug: slug() });
    expect(sixth.json).toMatchObject({
      kind: 'forbidden',
      messageKey: 'auth.error.organization-limit',
      params: { count: '5' },
    });
    expect(await db.prisma.member.count({ where: { userId: person.id } })).toBe(5);
  });

  it('are changed by owner and admin, not by a member and not from outside', async () => {
    const owner = await makeUser(db);
    const admin = await makeUser(db);
    const plain = await makeUser(db);
    const organizationId = await makeOrganization(db, [owner, admin, plain], 'Old name');
    await db.prisma.member.updateMany({ where: { organizationId, userId: admin.id }, data: { role: 'admin' } });
    const nameNow = async () => (await db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } })).name;
    const rename = async (person: TestUser, name: string) =>
      (await member(person)).client.post('/organization/update', { organizationId, data: { name } });

    expect((await rename(owner, 'By owner')).status).toBe(200);
    expect((await rename(admin, 'By admin')).status).toBe(200);
    expect((await rename(plain, 'By member')).status).toBe(403);
    expect((await rename(await makeUser(db), 'By stranger')).status).toBe(400);
    expect(await nameNow()).toBe('By admin');
  });

  it('cannot be entered by who is not a member', async () => {
    const organizationId = await makeOrganization(db, [await makeUser(db)], 'Foreign');
    const { client } = await member();
    const answer = await client.post('/organization/set-active', { organizationId });
    expect(answer.json).toMatchObject({ kind: 'forbidden', messageKey: 'auth.error.not-a-member' });
    expect((await client.session())?.organization).toBeNull();
    expect((await client.post('/organization/set-active', { organizationId: 'not-an-id' })).status).toBe(400);
  });

  it('serve nothing of what comes later', async () => {
    const { client } = await member();
    const paths = ['delete', 'add-member', 'create-role', 'create-team', 'has-permission'];
    for (const path of paths) expect([path, (await client.post(`/organization/${path}`)).status]).toEqual([path, 404]);
    for (const path of ['/sign-in/social', '/delete-user', '/set-password', '/link-social', '/update-session']) {
      expect([path, (await client.post(path)).status]).toEqual([path, 404]);
    }
    expect((await client.get('/sign-out')).status).toBe(404);
  });
});
