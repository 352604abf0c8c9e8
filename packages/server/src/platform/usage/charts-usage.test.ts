import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { createCallerFactory, router } from '../../trpc/router.ts';
import { daysUsage } from './days-usage.ts';
import { monthsUsage } from './months-usage.ts';
import { at, usageScene } from './testing/usage-scene.ts';

const factory = createCallerFactory(router({ days: daysUsage([]), months: monthsUsage }));

/** Days of a series that are not zero, from 1. */
const used = (days: readonly string[]) => days.flatMap((units, index) => (units === '0' ? [] : [[index + 1, units]]));

describeDatabases('usage by days and by months', (open: () => Database) => {
  const { org, colleague, use, ...scene } = usageScene(open, 1_000n);
  const november = at('2026-11-20T09:00:00Z');
  const callerAs = (role: 'owner' | 'admin' | 'member', userId: string, now = november) =>
    factory(scene.contextOf(role, userId, now));

  beforeAll(async () => {
    await scene.begin();
    await use(org().userId, 10n, november);
    await use(colleague(), 30n, at('2026-11-19T19:00:00Z'));
    await use(colleague(), 4n, at('2026-11-19T18:59:59Z'));
    await use(newId(), 5n, at('2026-09-10T09:00:00Z'));
    await use(newId(), 77n, november, (await createOrganization(open())).orgId);
  });

  test.each(['owner', 'admin'] as const)('an %s sees all of the organization, and nothing of another one', async (role) => {
    const seen = await callerAs(role, org().userId).days({ by: 'member' });
    expect(seen).toMatchObject({ month: '2026-11-01', by: 'member' });
    expect(seen.series.map(({ days, ...series }) => ({ ...series, days: used(days) }))).toEqual([
      {
        ...{ meter: 'shop.tokens', party: colleague(), name: { ur: 'Bilal', en: 'Bilal' }, others: null },
        days: [
          [19, '4'],
          [20, '30'],
        ],
      },
      {
        ...{ meter: 'shop.tokens', party: org().userId, name: { ur: 'عائشہ', en: 'عائشہ' }, others: null },
        days: [[20, '10']],
      },
    ]);
    const { months, meters } = await callerAs(role, org().userId).months();
    expect([months[0], months[11], months.length]).toEqual(['2025-12-01', '2026-11-01', 12]);
    expect(meters).toEqual([
      {
        id: 'shop.tokens',
        units: [...Array.from({ length: 9 }, () => '0'), '5', '0', '44'],
        limits: [...Array.from({ length: 9 }, () => null), '1000', null, '1000'],
      },
    ]);
  });

  test('a member sees the own use, and no limit', async () => {
    const own = callerAs('member', colleague());
    for (const by of ['member', 'vertical', 'model'] as const) {
      const { series } = await own.days({ by });
      expect(series.map(({ days }) => used(days))).toEqual([
        [
          [19, '4'],
          [20, '30'],
        ],
      ]);
    }
    const { meters } = await own.months();
    expect(meters.map(({ units, limits }) => [used(units), limits.every((limit) => limit === null)])).toEqual([
      [[[12, '34']], true],
    ]);
    expect((await callerAs('member', newId()).days({ by: 'member' })).series).toEqual([]);
    expect((await callerAs('member', newId()).months()).meters).toEqual([]);
  });

  test('apps and models have their names, an account that is gone has none, and what is no month or party is refused', async () => {
    const owner = callerAs('owner', org().userId);
    const names = async (by: 'vertical' | 'model') => (await owner.days({ by })).series.map(({ party, name }) => [party, name]);
    expect(await names('vertical')).toEqual([['shop', { ur: 'shop', en: 'shop' }]]);
    expect(await names('model')).toEqual([['small', { ur: 'small', en: 'small' }]]);
    const september = await owner.days({ month: '2026-09', by: 'member' });
    expect(september.series).toMatchObject([{ party: null, name: null, others: null }]);
    expect((await owner.days({ month: '2026-10', by: 'member' })).series).toEqual([]);
    const wrong: unknown = { by: 'organization' };
    for (const input of [{ month: '2026-13', by: 'member' as const }, Object.assign({ by: 'member' as const }, wrong)]) {
      await expect(owner.days(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});
