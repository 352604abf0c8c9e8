/** What is shown of a month adds up, whichever way it is looked at. */
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMetering } from './create-metering.ts';
import type { Meter, UsageDays, UsageParty } from './metering.ts';
import { tokens } from './testing/accounts.ts';

const november = isoDate('2026-11-01');
const parties: readonly UsageParty[] = ['member', 'vertical', 'model'];
const meters: readonly Meter[] = [tokens(null), { ...tokens(null), id: 'shop.orders' }];
const sum = (units: readonly bigint[]): bigint => units.reduce((total, each) => total + each, 0n);

interface Deed {
  readonly meter: string;
  readonly principalId: string;
  readonly vertical?: string;
  readonly model?: string | null;
  readonly units: bigint;
  /** When it begins; it ends then as well where there is no other time. */
  readonly at: string;
  readonly until?: string;
}

describeDatabases('the use of a month', (open: () => Database) => {
  const portAt = (instant: string) => createMetering({ db: open(), meters, now: () => new Date(instant) });
  async function use({ orgId }: TestOrganization, deed: Deed): Promise<void> {
    const { meter, principalId, vertical = 'shop', model = null, units, at, until = at } = deed;
    const wish = { organizationId: orgId, principalId, meter, vertical, model, requestId: newId() };
    const { id } = await portAt(at).reserve({ ...wish, units: units || 1n });
    await portAt(until).commit(id, units, { source: 'reported' });
  }
  const person = async (name: string): Promise<string> => {
    const id = newId();
    await open().prisma.user.create({ data: { id, name, email: `${id}@example.test` } });
    return id;
  };
  const daysUsed = (series: UsageDays | undefined) =>
    series?.days.flatMap((units, index) => (units > 0n ? [[index + 1, units] as const] : []));

  test('by days is that by lines and that of the budget, for each party and for each person', async () => {
    const people = await Promise.all(['Ayesha', 'Bilal'].map(person));
    const strangers = [newId(), newId()];
    // Around midnight in Karachi, which is 19:00 UTC; the last one begins in the month after.
    const instants = ['10-31T19:00:00', '11-09T18:59:59', '11-09T19:00:00', '11-30T18:59:59', '11-30T19:00:00'];
    const deed: fc.Arbitrary<Deed> = fc.record({
      meter: fc.constantFrom(...meters.map(({ id }) => id)),
      principalId: fc.constantFrom(...people, ...strangers),
      vertical: fc.constantFrom('shop', 'press'),
      model: fc.constantFrom(null, ...'abcdefgh'),
      units: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n ** 17n })),
      at: fc.constantFrom(...instants.map((instant) => `2026-${instant}Z`)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
        const org = await createOrganization(open());
        for (const each of deeds) await use(org, each);
        const port = portAt('2026-11-30T12:00:00Z');
        const ask = { organizationId: org.orgId, period: november };
        const { budgets, lines } = await port.usage(ask);
        for (const by of parties) {
          const series = await port.usageDays({ ...ask, by });
          for (const { id } of meters) {
            const own = series.filter(({ meter }) => meter === id);
            const total = sum(own.flatMap(({ days }) => days));
            expect(total).toBe(budgets.find(({ meter }) => meter === id)?.committed);
            expect(total).toBe(sum(lines.filter(({ meter }) => meter === id).map(({ units }) => units)));
            const alone = own.filter(({ others }) => others === null);
            expect(alone.length).toBeLessThanOrEqual(6);
            const sizes = alone.map(({ days }) => sum(days));
            expect(sizes).toEqual(sizes.toSorted((one, other) => Number(other - one)));
          }
        }
        const persons = [...people, ...strangers].map((principalId) => port.usageDays({ ...ask, principalId, by: 'model' }));
        expect(sum((await Promise.all(persons)).flat().flatMap(({ days }) => days))).toBe(
          sum(budgets.map(({ committed }) => committed)),
        );
        const months = await port.usageMonths({ organizationId: org.orgId });
        for (const { meter, units } of months) {
          expect(units.at(-1)).toBe(budgets.find((budget) => budget.meter === meter)?.committed);
        }
      }),
      { numRuns: deepRuns(4, 60) },
    );
  });

  test('a day begins at midnight in Karachi; what is settled after the month counts on its last day', async () => {
    const org = await createOrganization(open());
    const one = { meter: 'shop.tokens', principalId: org.userId };
    await use(org, { ...one, units: 1n, at: '2026-10-31T18:59:59Z' });
    await use(org, { ...one, units: 2n, at: '2026-10-31T19:00:00Z' });
    await use(org, { ...one, units: 4n, at: '2026-11-14T18:59:59.999Z' });
    await use(org, { ...one, units: 8n, at: '2026-11-14T19:00:00Z' });
    await use(org, { ...one, units: 16n, at: '2026-11-30T18:59:00Z', until: '2026-12-02T08:00:00Z' });
    const ask = { organizationId: org.orgId, period: november, by: 'member' } as const;
    const [days, ...more] = await portAt('2026-12-03T09:00:00Z').usageDays(ask);
    expect(more).toEqual([]);
    expect(days).toMatchObject({ meter: 'shop.tokens', party: org.userId, others: null });
    expect(days?.days).toHaveLength(30);
    expect(daysUsed(days)).toEqual([
      [1, 2n],
      [14, 4n],
      [15, 8n],
      [30, 16n],
    ]);
  });

  test('six parties stand alone, the smaller ones are together; accounts that are gone are one', async () => {
    const org = await createOrganization(open());
    const at = '2026-11-10T09:00:00Z';
    for (const [index, model] of [...'abcdefgh'].entries()) {
      const principalId = index === 0 ? org.userId : newId();
      await use(org, { meter: 'shop.tokens', principalId, model, units: BigInt(100 - index), at });
    }
    await use(org, { meter: 'shop.tokens', principalId: org.userId, units: 1_000n, at });
    const series = (by: UsageParty) => portAt(at).usageDays({ organizationId: org.orgId, period: november, by });
    const sums = async (by: UsageParty) => (await series(by)).map(({ party, others, days }) => [party, others, sum(days)]);
    expect(await sums('model')).toEqual([
      [null, null, 1_000n],
      ...['a', 'b', 'c', 'd', 'e'].map((model, index) => [model, null, BigInt(100 - index)]),
      [null, 3, 95n + 94n + 93n],
    ]);
    expect(await sums('member')).toEqual([
      [org.userId, null, 1_100n],
      [null, null, 99n + 98n + 97n + 96n + 95n + 94n + 93n],
    ]);
  });

  test('twelve months end with the present one, with the limits that held; another organization is not in them', async () => {
    const [org, other] = [await createOrganization(open()), await createOrganization(open())];
    const one = { meter: 'shop.tokens', principalId: org.userId };
    await use(org, { ...one, units: 1n, at: '2025-11-20T09:00:00Z' });
    await use(org, { ...one, units: 2n, at: '2025-12-01T09:00:00Z' });
    await use(org, { ...one, units: 3n, at: '2026-11-10T09:00:00Z' });
    await use(org, { ...one, principalId: newId(), units: 40n, at: '2026-11-10T09:00:00Z' });
    await use(other, { ...one, units: 500n, at: '2026-11-10T09:00:00Z' });
    const limited = createMetering({ db: open(), meters: [tokens(90n)], now: () => new Date('2026-11-11T09:00:00Z') });
    const none = Array.from({ length: 10 }, () => 0n);
    const noLimit = Array.from({ length: 11 }, () => null);
    expect(await limited.usageMonths({ organizationId: org.orgId })).toEqual([
      { meter: 'shop.tokens', units: [2n, ...none, 43n], limits: [...noLimit, 90n] },
    ]);
    expect((await portAt('2026-11-11T09:00:00Z').usageMonths({ organizationId: org.orgId }))[0]?.limits.at(-1)).toBe(null);
    expect(await limited.usageMonths({ organizationId: org.orgId, principalId: org.userId })).toEqual([
      { meter: 'shop.tokens', units: [2n, ...none, 3n], limits: [...noLimit, null] },
    ]);
    const periods = async (own: object) =>
      (await limited.usage({ organizationId: org.orgId, period: november, ...own })).periods;
    expect(await periods({})).toEqual(['2026-11-01', '2025-12-01', '2025-11-01']);
    expect(await periods({ principalId: newId() })).toEqual([]);
  });
});
