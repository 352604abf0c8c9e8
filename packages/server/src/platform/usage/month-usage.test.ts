import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { createCallerFactory, router } from '../../trpc/router.ts';
import { monthUsage } from './month-usage.ts';
import { at, usageScene } from './testing/usage-scene.ts';

const factory = createCallerFactory(router({ month: monthUsage([]) }));

describeDatabases('usage of a month', (open: () => Database) => {
  const { org, colleague, use, ...scene } = usageScene(open, 100n);
  const november = at('2026-11-20T09:00:00Z');
  const callerAs = (role: 'owner' | 'admin' | 'member', userId: string, now = november) =>
    factory(scene.contextOf(role, userId, now));

  beforeAll(async () => {
    await scene.begin();
    const gone = newId();
    await use(org().userId, 10n, november);
    await use(colleague(), 30n, november);
    await use(gone, 5n, at('2026-09-10T09:00:00Z'));
    await use(newId(), 77n, november, (await createOrganization(open())).orgId);
  });

  test.each(['owner', 'admin'] as const)('an %s sees all of the organization, and nothing of another one', async (role) => {
    const seen = await callerAs(role, org().userId).month({});
    const line = { meter: 'shop.tokens', vertical: { id: 'shop', name: { ur: 'shop', en: 'shop' } }, model: 'small', times: 1 };
    expect(seen).toEqual({
      month: '2026-11-01',
      resets: '2026-12-01',
      months: ['2026-11-01', '2026-09-01'],
      scope: 'organization',
      meters: [
        {
          id: 'shop.tokens',
          label: scene.meter.label,
          unit: scene.meter.unit,
          budget: { limit: '100', used: '40', reserved: '0' },
        },
      ],
      lines: [
        { ...line, member: { id: colleague(), name: 'Bilal' }, units: '30', counted: '30' },
        { ...line, member: { id: org().userId, name: 'عائشہ' }, units: '10', counted: '10' },
      ],
    });
  });

  test('a member sees the own use, and no budget', async () => {
    const seen = await callerAs('member', colleague()).month({});
    expect(seen).toMatchObject({ scope: 'own', months: ['2026-11-01'], meters: [{ id: 'shop.tokens', budget: null }] });
    expect(seen.lines.map(({ member, units }) => [member?.name, units])).toEqual([['Bilal', '30']]);
    expect((await callerAs('member', colleague()).month({ month: '2026-09' })).lines).toEqual([]);
  });

  test('a former month can be looked at; a person whose account is gone has no name', async () => {
    const seen = await callerAs('owner', org().userId).month({ month: '2026-09' });
    expect(seen).toMatchObject({ month: '2026-09-01', lines: [{ member: null, units: '5' }] });
    expect(seen.months).toEqual(['2026-11-01', '2026-09-01']);
  });

  test('a month that was not used is empty, and what is no month is refused', async () => {
    expect(await callerAs('owner', org().userId, at('2026-11-30T19:00:00Z')).month({})).toMatchObject({
      month: '2026-12-01',
      lines: [],
      meters: [{ budget: { limit: '100', used: '0' } }],
    });
    await expect(callerAs('owner', org().userId).month({ month: '2026-13' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
