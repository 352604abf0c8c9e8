import type { Database } from '@repo/db';
import type { Catalogue } from '../plans/catalogue.ts';
import { entitlementOf, givenEntitlement, type HeldSubscription } from './entitlement-of.ts';
import type { Entitlements } from './entitlements.ts';

export interface EntitlementsOptions {
  readonly db: Pick<Database, 'query'>;
  readonly catalogue: Catalogue;
  /** The organization that has the largest plan of everything without buying it: that of the demo. Null: there is none. */
  readonly givenTo?: () => string | null;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const sql = `
  SELECT vertical, plan, status, "periodEnd", "trialEnd", "endsAtPeriodEnd", "pastDueSince"
  FROM subscription WHERE "organizationId" = $1`;

/** Entitlements from the subscriptions that the providers' truth was written to: one statement, whatever the number of verticals. */
export function createEntitlements(options: EntitlementsOptions): Entitlements {
  const { db, catalogue, givenTo = () => null, now = () => new Date() } = options;
  return {
    async of(organizationId) {
      if (catalogue.verticals.length === 0) return [];
      if (organizationId === givenTo()) return catalogue.verticals.map(givenEntitlement);
      const { rows } = await db.query<HeldSubscription & { vertical: string }>(sql, [organizationId]);
      const at = now();
      return catalogue.verticals.map((sold) =>
        entitlementOf(sold, rows.find(({ vertical }) => vertical === sold.vertical) ?? null, at),
      );
    },
  };
}
