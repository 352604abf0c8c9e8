import type { Database } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { bookExampleUse, exampleModel } from './book-example-use.ts';
import { createMetering } from './create-metering.ts';
import { tokens } from './testing/accounts.ts';

const now = new Date('2026-11-20T09:00:00Z');

describeDatabases('an example of use', (open: () => Database) => {
  test.each([1_000n, null])('fills the two months before and takes nothing of this one, with a limit of %s', async (limit) => {
    const { orgId, userId } = await createOrganization(open());
    const meter = tokens(limit);
    const metering = createMetering({ db: open(), meters: [meter], now: () => now });
    const book = () => bookExampleUse(open(), { organizationId: orgId, principalId: userId, meter, now });
    await book();
    await book();

    const months = await metering.usageMonths({ organizationId: orgId });
    const [ours] = months;
    expect(months).toHaveLength(1);
    expect(ours?.units.map((units) => units > 0n)).toEqual([...Array.from({ length: 9 }, () => false), true, true, false]);
    for (const period of [isoDate('2026-09-01'), isoDate('2026-10-01')]) {
      const { lines, budgets } = await metering.usage({ organizationId: orgId, period });
      expect(lines).toMatchObject([{ principalId: userId, model: exampleModel }]);
      expect(budgets.map(({ committed }) => committed)).toEqual(lines.map(({ units }) => units));
      if (limit !== null) expect(lines[0]?.units).toBeLessThanOrEqual(limit);
      const [days] = await metering.usageDays({ organizationId: orgId, period, by: 'member' });
      expect(days?.days.reduce((sum, units) => sum + units, 0n)).toBe(lines[0]?.units);
      // Four Sundays each.
      expect(days?.days.filter((units) => units === 0n)).toHaveLength(4);
    }
    const { budgets } = await metering.usage({ organizationId: orgId, period: isoDate('2026-11-01') });
    expect(budgets).toMatchObject([{ committed: 0n, reserved: 0n }]);
  });
});
