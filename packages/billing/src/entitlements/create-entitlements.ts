import type { Database } from '@repo/db';
import type { Catalogue } from '../plans/catalogue.ts';
import { entitlementOf, type HeldSubscription } from './entitlement-of.ts';
import type { Entitlements } from './entitlements.ts';

export interface EntitlementsOptions {
  readonly db: Pick<Database, 'query'>;
  readonly catalogue: Catalogue;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const sql = `
  SELECT vertical, plan, status, "periodEnd", "trialEnd", "endsAtPeriodEnd", "pastDueSince"
  FROM subscription WHERE "organizationId" = $1`;

/** Entitlements from the subscriptions that the providers' truth was written to: one statement, whatever the number of verticals. */
export function createEntitlements({ db, catalogue, now = () => new Date() }: EntitlementsOptions): Entitlements {
  return {
    async of(organizationId) {
      if (catalogue.verticals.length === 0) return [];
      const { rows } = await db.query<HeldSubscription & { vertical: string }>(sql, [organizationId]);
      const at = now();
      return catalogue.verticals.map((sold) =>
        entitlementOf(sold, rows.find(({ vertical }) => vertical === sold.vertical) ?? null, at),
      );
    },
  };
}
