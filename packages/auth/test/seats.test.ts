/** Seats that plans give are looked up before somebody joins: by invitation and by code. */
import { describeDatabases } from '@repo/db/testing';
import { expect, it } from 'vitest';
import { createJoinCodes } from '../src/index.ts';
import type { SeatsPort } from '../src/seats.ts';
import { createTestAuth, freshEmail, makeUser, signedIn } from '../src/testing/index.ts';
import { makeFounder } from './make-founder.ts';

describeDatabases('seats of plans', (open) => {
  it('bind who invites, who accepts and who redeems; who may buy hears which plan gives more', async () => {
    const db = open();
    let given = 2;
    const asked: string[] = [];
    const seats: SeatsPort = {
      async bind(organizationId) {
        asked.push(organizationId);
        await db.prisma.organizationCounter.update({ where: { organizationId }, data: { seats: given } });
        return { raisedBy: { ur: 'ٹیم', en: 'Team' } };
      },
    };
    const auth = createTestAuth(db, { seats });
    const { client, owner, organizationId } = await makeFounder(db, auth, 'Mill');
    const guest = await makeUser(db);
    const invited = await client.post('/organization/invite-member', { email: guest.email, role: 'member' });
    expect(invited.status).toBe(200);
    const invitationId = String(Reflect.get(Object(invited.json), 'id'));
    const codes = createJoinCodes({ db, secret: 'a secret of the tests, long enough', log: { error: () => undefined }, seats });
    const { code } = await codes.create({ organizationId, userId: owner.id, maxUses: 5, days: 1 });
    const visitor = await makeUser(db);
    const redeemer = { userId: visitor.id, sessionId: organizationId, emailVerified: true, address: '192.0.2.7' };

    given = 1;
    const accepting = await signedIn(db, auth, guest);
    expect((await accepting.post('/organization/accept-invitation', { invitationId })).json).toMatchObject({
      code: 'SEAT_LIMIT',
      messageKey: 'auth.error.seat-limit',
      params: { seats: '1' },
    });
    await expect(codes.redeem(code, redeemer)).rejects.toMatchObject({ code: 'SEAT_LIMIT', params: { seats: '1' } });
    for (const [language, plan] of [
      ['ur', 'ٹیم'],
      ['en', 'Team'],
    ] as const) {
      const wish = { email: freshEmail(), role: 'member' };
      const refused = await client.post('/organization/invite-member', wish, { headers: { 'accept-language': language } });
      expect([refused.status, refused.json]).toEqual([
        403,
        { code: 'SEAT_LIMIT', kind: 'forbidden', messageKey: 'auth.error.seat-limit-raise', params: { seats: '1', plan } },
      ]);
    }

    given = 2;
    expect((await accepting.post('/organization/accept-invitation', { invitationId })).status).toBe(200);
    expect(new Set(asked)).toEqual(new Set([organizationId]));
  });
});
