import { createMetering, type Meter } from '@repo/billing';
import { type Database, listAudit, newId, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { testContext, testSession } from '../../testing/test-context.ts';
import { createCallerFactory, router } from '../../trpc/router.ts';
import { organizationsUsage } from './organizations-usage.ts';

const text = { ur: 'نمونہ', en: 'Sample' };
const meter: Meter = { id: 'shop.tokens', vertical: 'shop', label: text, unit: text, monthlyLimit: 100n };
const gone: Meter = { ...meter, id: 'press.pages', monthlyLimit: null };
const factory = createCallerFactory(router({ organizations: organizationsUsage }));
const november = () => new Date('2026-11-20T09:00:00Z');

describeDatabases('usage of all organizations', (open: () => Database) => {
  let [org, other]: (TestOrganization | undefined)[] = [];
  const callerAs = (userId: string, operator: boolean) => {
    const session = { ...testSession({ userId, orgId: null }), operator };
    return factory(testContext({ db: open(), session, meters: [meter], now: november }));
  };

  beforeAll(async () => {
    [org, other] = [await createOrganization(open()), await createOrganization(open())];
    const use = async (organizationId: string, used: Meter, units: bigint, now: () => Date) => {
      const port = createMetering({ db: open(), meters: [meter, gone], now });
      const wish = { organizationId, principalId: newId(), vertical: 'shop', model: null, requestId: newId() };
      const { id } = await port.reserve({ ...wish, meter: used.id, units });
      await port.commit(id, units, { source: 'counted' });
    };
    await use(org.orgId, meter, 10n, november);
    await use(other.orgId, meter, 30n, november);
    await use(other.orgId, gone, 7n, november);
    await use(org.orgId, meter, 5n, () => new Date('2026-09-10T09:00:00Z'));
  });

  test('an operator sees each meter by organization, the most first, and the audit log says who looked', async () => {
    const operator = org?.userId ?? '';
    const seen = await callerAs(operator, true).organizations({});
    expect(seen).toEqual({
      month: '2026-11-01',
      months: ['2026-11-01', '2026-09-01'],
      meters: [
        {
          ...{ id: 'press.pages', label: { ur: 'press.pages', en: 'press.pages' }, unit: { ur: '', en: '' } },
          ...{ used: '7', organizations: 1 },
          largest: [{ id: other?.orgId, name: expect.any(String), used: '7', limit: null }],
        },
        {
          ...{ id: 'shop.tokens', label: text, unit: text, used: '40', organizations: 2 },
          largest: [
            { id: other?.orgId, name: expect.any(String), used: '30', limit: '100' },
            { id: org?.orgId, name: expect.any(String), used: '10', limit: '100' },
          ],
        },
      ],
    });
    expect(await listAudit(open(), { orgId: platformOrg, limit: 1 })).toMatchObject([
      { action: 'usage.look', actorKind: 'operator', actorId: operator },
    ]);
    expect(await callerAs(operator, true).organizations({ month: '2026-09' })).toMatchObject({
      meters: [{ used: '5', largest: [{ id: org?.orgId }] }],
    });
    expect((await callerAs(operator, true).organizations({ month: '2026-10' })).meters).toEqual([]);
  });

  test('nobody else sees it', async () => {
    await expect(callerAs(org?.userId ?? '', false).organizations({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
