import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStripe, openStripe } from '../stripe/testing/open-stripe.ts';
import { moveMail } from './move-mail.ts';

describeDatabases('mail of a provider', (open) => {
  let stripe: OpenStripe;

  beforeAll(async () => {
    stripe = await openStripe();
  });
  afterAll(() => stripe.fake.close());

  const mailOf = async (id: string) => {
    const customer = await stripe.sdk.customers.retrieve(id);
    return customer.deleted ? null : customer.email;
  };

  test('goes to an owner when whoever bought sees the bills no more, and to an address of its own as before', async () => {
    const { orgId: organizationId, userId } = await createOrganization(open());
    const [former] = [await createOrganization(open())];
    const emailOf = async (id: string) => (await open().prisma.user.findUniqueOrThrow({ where: { id } })).email;
    const [owner, left] = [await emailOf(userId), await emailOf(former.userId)];
    const id = await stripe.provider.createCustomer({ organizationId, name: 'o', email: left, locale: 'ur' });
    const follow = async () => {
      const truth = await stripe.provider.fetchTruth(id);
      if (truth) await moveMail({ db: open(), now: stripe.fake.now }, stripe.provider, truth);
      return mailOf(id);
    };
    const member = { id: newId(), organizationId, userId: former.userId, role: 'admin', createdAt: new Date() };
    await open().prisma.member.create({ data: member });
    expect(await follow()).toBe(left);
    await open().prisma.member.delete({ where: { id: member.id } });
    expect(await follow()).toBe(owner);
    expect(await follow()).toBe(owner);
    await stripe.sdk.customers.update(id, { email: 'accounts@example.test' });
    expect(await follow()).toBe('accounts@example.test');
    const { rows } = await open().query('SELECT action FROM audit_entry WHERE "targetId" = $1', [id]);
    expect(rows).toEqual([{ action: 'billing.mail' }]);
  });
});
