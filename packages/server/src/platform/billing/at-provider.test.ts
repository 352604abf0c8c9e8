import type { BillingDesk } from '@repo/billing';
import { type Database, listAudit, recoverAuditIntents } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { beforeEach, expect, test } from 'vitest';
import { brand } from '../../testing/sample-app.ts';
import { testContext, testSession } from '../../testing/test-context.ts';
import { createCallerFactory } from '../../trpc/router.ts';
import { billingRouter } from './billing-router.ts';
import { openBilling } from './open-billing.ts';
import { meters, mounted, publicUrl, shopPlans, wishOf } from './testing/billing-scene.ts';

const wish = { ...wishOf('scale'), app: 'shop' } as const;
const target = { targetKind: 'vertical', targetId: 'shop' };

describeDatabases('a deed at a provider', (open: () => Database) => {
  let org: TestOrganization;
  /** What the deed does after its intent. */
  let meet: () => Promise<never>;

  beforeEach(async () => {
    org = await createOrganization(open());
  });
  const owner = (desk: Partial<BillingDesk> = {}, idempotencyKey: string | null = null) => {
    const db = open();
    const billing = openBilling({ db, app: { brand }, plans: shopPlans(db), secret: 's'.repeat(40), publicUrl });
    const session = { ...testSession({ userId: org.userId, orgId: org.orgId }), createdAt: new Date() };
    const context = testContext({ db, session, meters });
    const http = { idempotencyKey, organization: null };
    return createCallerFactory(billingRouter({ ...billing, desk: { ...billing.desk, ...desk } }, mounted))(
      idempotencyKey === null ? context : { ...context, http },
    );
  };
  const meeting = () => {
    const met = () => meet();
    return owner({ buy: met, change: met, portal: met });
  };
  const entries = async () => {
    await recoverAuditIntents(open(), new Date(Date.now() + 6 * 60_000));
    const found = await listAudit(open(), { orgId: org.orgId, limit: 9 });
    return found.map(({ action, details }) => ({ action, details }));
  };
  const deeds = {
    buy: (caller: ReturnType<typeof owner>) => caller.buy(wish),
    change: (caller: ReturnType<typeof owner>) => caller.change({ vertical: 'shop', plan: 'scale', interval: 'year' }),
    cancel: (caller: ReturnType<typeof owner>) => caller.cancel({ vertical: 'shop' }),
    resume: (caller: ReturnType<typeof owner>) => caller.resume({ vertical: 'shop' }),
    portal: (caller: ReturnType<typeof owner>) => caller.portal({ app: 'shop' }),
  };
  const names = Object.keys(deeds).toReversed();

  test('that the provider refuses is in the log with the code of the refusal', async () => {
    meet = () => Promise.reject(new AppError('PAYMENT_DECLINED', { kind: 'conflict' }));
    for (const deed of Object.values(deeds)) await expect(deed(meeting())).rejects.toThrow('PAYMENT_DECLINED');
    const failed = { outcome: 'failed', code: 'PAYMENT_DECLINED' };
    expect(await entries()).toMatchObject(names.map((name) => ({ action: `platform.billing.${name}`, details: failed })));
  });

  test.each([
    ['a connection that breaks', new AppError('PROVIDER_UNAVAILABLE', { kind: 'unavailable' }), 'PROVIDER_UNAVAILABLE'],
    ['a fault of our own', new TypeError('broken'), 'INTERNAL'],
  ])('of which nobody knows after %s is in the log once, as unknown', async (_name, thrown, code) => {
    meet = () => Promise.reject(thrown);
    for (const deed of Object.values(deeds)) await expect(deed(meeting())).rejects.toThrow();
    expect(await entries()).toMatchObject(names.map((name) => ({ action: `platform.billing.${name}`, details: { code } })));
    expect((await entries()).every(({ details }) => details.outcome === 'unknown')).toBe(true);
  });

  test('in whose middle the process ends is in the log as unknown', async () => {
    const db = open();
    let begun = () => {};
    const began = new Promise<void>((resolve) => {
      begun = resolve;
    });
    meet = () => {
      begun();
      return new Promise<never>(() => {});
    };
    void meeting()
      .buy(wish)
      .catch(() => {});
    await began;
    expect(await listAudit(db, { orgId: org.orgId, limit: 9 })).toEqual([]);
    expect(await entries()).toMatchObject([{ action: 'platform.billing.buy', details: { outcome: 'unknown' } }]);
  });

  test('that asks for what is not sold, or for somebody else, reaches nobody and leaves no purchase', async () => {
    const other = await createOrganization(open());
    const asked: string[] = [];
    const counting = owner({
      buy: async () => {
        asked.push('buy');
        throw new AppError('PLAN_HELD', { kind: 'conflict' });
      },
      change: async () => {
        asked.push('change');
      },
    });
    /** As a browser may send it. */
    const odd = (changes: object) => JSON.parse(JSON.stringify({ ...wish, ...changes }));
    for (const changes of [
      { currency: 'EUR' },
      { currency: 'pkr' },
      { currency: null },
      { interval: 'week' },
      { plan: 'free' },
      { plan: 'price_1' },
      { seats: -1 },
      { seats: 1e9 },
      { trialDays: 365 },
      { organizationId: other.orgId },
      { customer: 'cus_of_somebody_else' },
      { vertical: 'x'.repeat(61) },
      { app: 'https://evil.example' },
      { requestId: 'mine' },
    ]) {
      await expect(counting.buy(odd(changes)), JSON.stringify(changes)).rejects.toThrow();
    }
    for (const change of [{ seats: -1 }, { seats: 5 }, { endsAtPeriodEnd: true }, { plan: 'free' }, { vertical: null }]) {
      const given = JSON.parse(JSON.stringify({ vertical: 'shop', plan: 'scale', interval: 'year', ...change }));
      await expect(counting.change(given), JSON.stringify(change)).rejects.toThrow();
    }
    await expect(counting.portal(JSON.parse('{"app":"elsewhere"}'))).rejects.toThrow('INVALID_INPUT');
    expect(asked).toEqual([]);
    // The desk itself: a vertical that does not run here has no plans, and a plan that nobody holds is not changed.
    await expect(owner().buy({ ...wish, vertical: 'elsewhere' })).rejects.toThrow('PLAN_UNKNOWN');
    await expect(owner().change({ vertical: 'elsewhere', plan: 'scale', interval: 'year' })).rejects.toThrow('PLAN_NOT_HELD');
    await expect(owner().cancel({ vertical: 'shop' })).rejects.toThrow('PLAN_NOT_HELD');
    await expect(owner().portal({ app: 'shop' })).resolves.toEqual({ url: null });
    const { localCheckout } = open().prisma;
    expect(await localCheckout.count({ where: { organizationId: { in: [org.orgId, other.orgId] } } })).toBe(0);
  });

  test('that is done is in the log once, however often it is sent', async () => {
    const key = 'a-key-of-this-purchase';
    const first = await owner({}, key).buy(wish);
    expect(await owner({}, key).buy(wish)).toEqual(first);
    const id = first.url.split('/').at(-1) ?? '';
    await owner().local.pay({ id, outcome: 'paid' });
    await owner().cancel({ vertical: 'shop' });
    const found = await listAudit(open(), { orgId: org.orgId, limit: 9 });
    expect(found).toMatchObject([
      { action: 'platform.billing.cancel', ...target, details: {} },
      { action: 'platform.billing.local.pay', targetKind: 'checkout', targetId: id, details: { outcome: 'paid' } },
      { action: 'platform.billing.buy', ...target, details: { plan: 'scale', interval: 'month' } },
    ]);
    expect(await entries()).toHaveLength(3);
    expect(await open().prisma.auditIntent.count({ where: { organizationId: org.orgId } })).toBe(0);
  });
});
