/** Abuse cases of the area "invite": an invitation serves whom it was sent to, once, while it lasts, as long as there is a seat. */
import { type Database, newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { deepRuns } from '@repo/facts/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  type Answer,
  AuthClient,
  createTestAuth,
  freshEmail,
  makeUser,
  publicUrl,
  signedIn,
  type TestAuth,
  type TestUser,
} from '../src/testing/index.ts';
import { makeFounder } from './make-founder.ts';
import { workOf } from './work.ts';

/** How many come for five seats. */
const rivals = deepRuns(15, 50);

/** A field of a JSON answer. */
function field(answer: Answer, name: string): unknown {
  return typeof answer.json === 'object' && answer.json !== null ? Reflect.get(answer.json, name) : undefined;
}

describeDatabases('invitations', (open) => {
  let db: Database;
  let auth: TestAuth;

  const browser = (user: TestUser) => signedIn(db, auth, user);
  const members = (organizationId: string) => db.prisma.member.count({ where: { organizationId } });

  const founder = () => makeFounder(db, auth, 'Secret Venture');

  async function invite(client: AuthClient, email: string, role = 'member'): Promise<string> {
    const answer = await client.post('/organization/invite-member', { email, role });
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('pending')]);
    return String(field(answer, 'id'));
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('go by mail in both languages, whatever language who invites has, and say nothing that somebody typed', async () => {
    const { client, owner } = await founder();
    const email = freshEmail();
    const headers = { 'accept-language': 'en-GB' };
    const [mail, ...more] = await auth.mailsOf(() =>
      client.post('/organization/invite-member', { email, role: 'admin' }, { headers }),
    );
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: email, template: 'invitation', locale: 'ur' });
    const [row] = await db.prisma.invitation.findMany({ where: { email } });
    const links = mail?.text.split('\n').filter((line) => line === `${publicUrl}/invitation/${row?.id}`);
    expect(links).toHaveLength(2);
    expect(mail?.text).toContain(owner.email);
    expect(mail?.text).toMatch(/دعوت نامہ.*See the invitation/s);
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/Secret Venture|Sana/);
  });

  it('are shown to whom they were sent, and joining makes the organization the active one at once', async () => {
    const { client, owner, organizationId } = await founder();
    const guest = await makeUser(db);
    const id = await invite(client, guest.email.toUpperCase(), 'admin');
    const visitor = await browser(guest);
    const shown = await visitor.get(`/organization/get-invitation?id=${id}`);
    expect(shown.json).toMatchObject({
      id,
      organizationId,
      email: guest.email,
      role: 'admin',
      status: 'pending',
      organizationName: 'Secret Venture',
      inviterEmail: owner.email,
    });
    const left = new Date(String(field(shown, 'expiresAt'))).getTime() - Date.now();
    expect(Math.abs(left - 48 * 3_600_000)).toBeLessThan(60_000);

    const joined = await visitor.post('/organization/accept-invitation', { invitationId: id });
    expect(joined.json).toMatchObject({ invitation: { status: 'accepted' }, member: { organizationId, role: 'admin' } });
    expect((await visitor.session())?.organization).toMatchObject({ id: organizationId, role: 'admin' });
  });

  it('can be declined, and then serve nobody', async () => {
    const { client, organizationId } = await founder();
    const guest = await makeUser(db);
    const invitationId = await invite(client, guest.email);
    const visitor = await browser(guest);
    const declined = await visitor.post('/organization/reject-invitation', { invitationId });
    expect(declined.json).toMatchObject({ invitation: { status: 'rejected' }, member: null });
    expect((await visitor.post('/organization/accept-invitation', { invitationId })).code).toBe('INVITATION_NOT_FOUND');
    expect(await members(organizationId)).toBe(1);
  });

  it('AB-064 serve nobody else: another account learns no more than of an invitation that never was', async () => {
    const { client, owner, organizationId } = await founder();
    const email = freshEmail();
    const id = await invite(client, email, 'admin');
    const other = await browser(await makeUser(db));
    const ask = async (invitationId: string) => [
      await other.get(`/organization/get-invitation?id=${invitationId}`),
      await other.post('/organization/accept-invitation', { invitationId }),
      await other.post('/organization/reject-invitation', { invitationId }),
      await other.post('/organization/cancel-invitation', { invitationId }),
    ];
    const foreign = await ask(id);
    for (const [index, unknown] of [...(await ask(newId())), ...(await ask('cut-off'))].entries()) {
      const answer = foreign[index % 4];
      expect([answer?.status, answer?.code]).toEqual([404, 'INVITATION_NOT_FOUND']);
      expect([unknown.status, unknown.text]).toEqual([answer?.status, answer?.text]);
    }
    for (const secret of ['Secret Venture', owner.email, email, organizationId])
      expect(foreign.map(({ text }) => text).join()).not.toContain(secret);
    expect(await members(organizationId)).toBe(1);
    expect(await db.prisma.invitation.findUnique({ where: { id } })).toMatchObject({ status: 'pending' });
    const nobody = new AuthClient(auth.service, publicUrl);
    expect((await nobody.get(`/organization/get-invitation?id=${id}`)).status).toBe(401);
    expect((await nobody.post('/organization/accept-invitation', { invitationId: id })).status).toBe(401);
  });

  it('AB-064 need an address that was shown to be the own one', async () => {
    const { client, organizationId } = await founder();
    const squatter = await makeUser(db, { verified: false });
    const invitationId = await invite(client, squatter.email);
    const visitor = await browser(squatter);
    const answers = [
      await visitor.get(`/organization/get-invitation?id=${invitationId}`),
      await visitor.post('/organization/accept-invitation', { invitationId }),
      await visitor.post('/organization/reject-invitation', { invitationId }),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.code]).toEqual([403, 'INVITATION_EMAIL_NOT_VERIFIED']);
      expect(answer.text).not.toContain('Secret Venture');
    }
    expect(await members(organizationId)).toBe(1);
  });

  it('AB-066 serve once, also when they are used twenty times together', async () => {
    const { client, organizationId } = await founder();
    const guest = await makeUser(db);
    const invitationId = await invite(client, guest.email);
    const browsers = await Promise.all(Array.from({ length: 20 }, () => browser(guest)));
    const answers = await Promise.all(
      browsers.map((visitor) => visitor.post('/organization/accept-invitation', { invitationId })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'INVITATION_NOT_FOUND' || code === 'ALREADY_A_MEMBER')).toHaveLength(19);
    const again = await browsers[0]?.post('/organization/accept-invitation', { invitationId });
    expect([again?.status, again?.code]).toEqual([404, 'INVITATION_NOT_FOUND']);
    expect(await members(organizationId)).toBe(2);
    expect(await db.prisma.organizationCounter.findUnique({ where: { organizationId } })).toMatchObject({
      members: 2,
      owners: 1,
    });
  });

  it('AB-066 serve nobody when they are expired, cancelled, replaced, or who sent them may not invite any more', async () => {
    const { client, organizationId } = await founder();
    const admin = await makeUser(db);
    const membership = { id: newId(), organizationId, userId: admin.id };
    await db.prisma.member.create({ data: { ...membership, role: 'admin' } });
    const end: Readonly<Record<string, (id: string, email: string) => Promise<unknown>>> = {
      expired: (id) => db.prisma.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
      cancelled: (invitationId) => client.post('/organization/cancel-invitation', { invitationId }),
      replaced: (_, email) => invite(client, email, 'admin'),
      demoted: (id) =>
        db.prisma.invitation
          .update({ where: { id }, data: { inviterId: admin.id } })
          .then(() => client.post('/organization/update-member-role', { memberId: membership.id, role: 'member' })),
    };
    for (const [name, run] of Object.entries(end)) {
      const guest = await makeUser(db);
      const invitationId = await invite(client, guest.email);
      await run(invitationId, guest.email);
      const visitor = await browser(guest);
      const answers = [
        await visitor.get(`/organization/get-invitation?id=${invitationId}`),
        await visitor.post('/organization/accept-invitation', { invitationId }),
        await visitor.post('/organization/reject-invitation', { invitationId }),
      ];
      for (const answer of answers) expect([name, answer.status, answer.code]).toEqual([name, 404, 'INVITATION_NOT_FOUND']);
      const listed = await client.get('/organization/list-invitations');
      expect([name, listed.text]).toEqual([name, expect.not.stringContaining(invitationId)]);
    }
    expect(await members(organizationId)).toBe(2);
    const listed = (await client.get('/organization/list-invitations')).json;
    expect(listed).toMatchObject([{ role: 'admin', status: 'pending', organizationId }]);
  });

  it('AB-066 do not let a member in a second time', async () => {
    const { client, organizationId } = await founder();
    const guest = await makeUser(db);
    const invitationId = await invite(client, guest.email);
    await db.prisma.member.create({ data: { id: newId(), organizationId, userId: guest.id } });
    const answer = await (await browser(guest)).post('/organization/accept-invitation', { invitationId });
    expect([answer.status, answer.code]).toEqual([409, 'ALREADY_A_MEMBER']);
    expect((await client.post('/organization/invite-member', { email: guest.email, role: 'member' })).code).toBe(
      'ALREADY_A_MEMBER',
    );
    expect(await members(organizationId)).toBe(2);
  });

  it(`AB-067 fill five seats with exactly five of ${rivals} that come together`, async () => {
    const { client, organizationId } = await founder();
    await db.prisma.organizationCounter.update({ where: { organizationId }, data: { seats: 6 } });
    const guests = await Promise.all(Array.from({ length: rivals }, () => makeUser(db)));
    const sent: { id: string; visitor: AuthClient }[] = [];
    for (const guest of guests) sent.push({ id: await invite(client, guest.email), visitor: await browser(guest) });

    const answers = await Promise.all(
      sent.map(({ id, visitor }) => visitor.post('/organization/accept-invitation', { invitationId: id })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = answers.filter(({ code }) => code === 'SEAT_LIMIT');
    expect(refused).toHaveLength(rivals - 5);
    for (const answer of refused)
      expect([answer.status, answer.json]).toEqual([
        403,
        { code: 'SEAT_LIMIT', kind: 'forbidden', messageKey: 'auth.error.seat-limit', params: { seats: '6' } },
      ]);
    expect(await members(organizationId)).toBe(6);
    expect(await db.prisma.organizationCounter.findUnique({ where: { organizationId } })).toMatchObject({
      members: 6,
      owners: 1,
    });
    expect(await db.prisma.invitation.count({ where: { organizationId, status: 'pending' } })).toBe(rivals - 5);

    const full = await client.post('/organization/invite-member', { email: freshEmail(), role: 'member' });
    expect([full.code, field(full, 'params')]).toEqual(['SEAT_LIMIT', { seats: '6' }]);

    const [left] = await db.prisma.member.findMany({ where: { organizationId, role: 'member' } });
    expect((await client.post('/organization/remove-member', { memberIdOrEmail: left?.id })).status).toBe(200);
    const waiting = sent[answers.findIndex(({ code }) => code === 'SEAT_LIMIT')];
    const late = await waiting?.visitor.post('/organization/accept-invitation', { invitationId: waiting.id });
    expect(late?.status).toBe(200);
  });

  it('answer alike and with one read of difference for an address with an account and for one without', async () => {
    const { email } = await makeUser(db);
    const send = async (address: string) => {
      const { client } = await founder();
      return workOf(db, async () => {
        const answer = await client.post('/organization/invite-member', { email: address, role: 'member' });
        expect([answer.status, Object.keys(Object(answer.json))]).toEqual([200, invitationFields]);
      });
    };
    const known = await send(email);
    const unknown = await send(freshEmail());
    expect(known.hashes).toEqual(unknown.hashes);
    expect(known.statements.length - unknown.statements.length).toBe(1);
  });

  it('are at most fifty a day for one organization, from whoever may invite, and a refusal costs none', async () => {
    const { client, organizationId } = await founder();
    await db.prisma.organizationCounter.update({
      where: { organizationId },
      data: { invited: 45, invitedSince: new Date(Date.now() - 3_600_000) },
    });
    for (const body of [{ email: 'nobody', role: 'member' }, { email: freshEmail(), role: 'owner' }, { email: freshEmail() }])
      expect((await client.post('/organization/invite-member', body)).status).toBe(400);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => client.post('/organization/invite-member', { email: freshEmail(), role: 'member' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const capped = answers.filter(({ code }) => code === 'INVITATION_CAP');
    expect(capped).toHaveLength(7);
    expect(capped[0]?.json).toMatchObject({ kind: 'too-many', params: { invitations: '50' } });
    const wait = Number(capped[0]?.headers.get('retry-after'));
    expect(Math.abs(wait - 23 * 3600)).toBeLessThan(60);

    await db.prisma.organizationCounter.update({
      where: { organizationId },
      data: { invitedSince: new Date(Date.now() - 25 * 3_600_000) },
    });
    await invite(client, freshEmail());
    expect(await db.prisma.organizationCounter.findUnique({ where: { organizationId } })).toMatchObject({ invited: 1 });
  });

  it('are accepted ten times a minute from one address at most', async () => {
    const visitor = await browser(await makeUser(db));
    const statuses = [];
    for (let round = 0; round < 11; round += 1)
      statuses.push((await visitor.post('/organization/accept-invitation', { invitationId: newId() })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(404), 429]);
  });
});

const invitationFields = ['organizationId', 'email', 'role', 'status', 'expiresAt', 'createdAt', 'inviterId', 'id'];
