import { createMetering, type Meter } from '@repo/billing';
import { type Database, newId } from '@repo/db';
import { createOrganization, type TestOrganization } from '@repo/db/testing';
import { testContext, testSession } from '../../../testing/test-context.ts';

const text = { ur: 'نمونہ', en: 'Sample' };

/** An organization with two people, and one meter of which they use. */
export function usageScene(open: () => Database, monthlyLimit: bigint) {
  const meter: Meter = { id: 'shop.tokens', vertical: 'shop', label: text, unit: text, monthlyLimit };
  const made: { org: TestOrganization | null; colleague: string } = { org: null, colleague: newId() };
  const org = (): TestOrganization => {
    if (!made.org) throw new Error('begin() comes first');
    return made.org;
  };
  return {
    ...{ meter, org },
    colleague: () => made.colleague,
    async begin() {
      made.org = await createOrganization(open());
      made.colleague = newId();
      const { colleague } = made;
      await open().prisma.user.create({ data: { id: colleague, name: 'Bilal', email: `${colleague}@example.test` } });
    },
    async use(principalId: string, units: bigint, now: () => Date, organizationId = org().orgId) {
      const port = createMetering({ db: open(), meters: [meter], now });
      const wish = { organizationId, meter: meter.id, vertical: 'shop', model: 'small', requestId: newId() };
      const { id } = await port.reserve({ ...wish, principalId, units });
      await port.commit(id, units, { source: 'counted' });
    },
    contextOf(role: 'owner' | 'admin' | 'member', userId: string, now: () => Date) {
      return testContext({ db: open(), session: testSession({ userId, orgId: org().orgId, role }), meters: [meter], now });
    },
  };
}

export const at = (instant: string) => () => new Date(instant);
