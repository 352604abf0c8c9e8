import { type Database, deedFailure } from '@repo/db';
import { todayInKarachi } from '@repo/facts';
import type { ProviderId } from '../provider/provider.ts';
import { asSystem } from './as-system.ts';
import type { BillingDesk } from './billing-desk.ts';

export interface SettleSeatsOptions {
  readonly db: Pick<Database, 'query' | 'withPlatform'>;
  readonly desk: Pick<BillingDesk, 'change' | 'sync'>;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

interface Due {
  readonly organizationId: string;
  readonly vertical: string;
  readonly provider: ProviderId;
  readonly customer: string;
  readonly seats: number;
  readonly members: number;
  readonly updatedAt: Date;
}

/** Of one run: more wait for the next. */
const mostSettled = 500;

const refusedKey = `concat('seats-refused:', s."organizationId", ':', s.vertical, ':', c.members, ':', $2::text)`;

/** Subscriptions that are paid for another number than there are members. Where a payment is missing nothing more is asked for. */
const dueSql = `
  SELECT s."organizationId", s.vertical, s.provider, b.reference AS customer, s.seats, c.members, s."updatedAt"
  FROM subscription s
  JOIN organization_counter c ON c."organizationId" = s."organizationId"
  JOIN billing_customer b ON b."organizationId" = s."organizationId" AND b.provider = s.provider
  WHERE s.status IN ('trialing', 'active') AND s.seats <> c.members AND c.members > 0
    AND NOT (s."endsAtPeriodEnd" AND s."periodEnd" <= $1::timestamptz)
    AND NOT EXISTS (SELECT FROM billing_effect e WHERE e.key = ${refusedKey})
  ORDER BY s."organizationId", s.vertical LIMIT ${mostSettled}`;

const refuseSql = `
  INSERT INTO billing_effect (key, "organizationId", at) VALUES (concat('seats-refused:', $1::uuid, ':', $2::text, ':', $3::int, ':', $4::text), $1::uuid, $5)
  ON CONFLICT (key) DO NOTHING`;

/**
 * Brings what is paid for to the number of members, one change for all who joined and left since the last run. The provider prorates.
 * A change that is refused, by a card for instance, is tried again the next day or when the number is another one; one that could
 * not be sent is sent again by the next run, under the same name.
 *
 * @returns how many were changed
 * @throws AggregateError of what could not be sent, after all others were tried
 */
export async function settleSeats({ db, desk, now = () => new Date() }: SettleSeatsOptions): Promise<number> {
  const at = now();
  const day = todayInKarachi(at);
  const { rows } = await db.query<Due>(dueSql, [at.toISOString(), day]);
  const failures: unknown[] = [];
  let settled = 0;
  for (const { organizationId, vertical, provider, customer, members, seats, updatedAt } of rows) {
    const requestId = ['seats', organizationId, vertical, seats, members, new Date(updatedAt).getTime()].join(':');
    try {
      const details = { from: String(seats), to: String(members) };
      const deed = { organizationId, action: 'billing.seats', target: { kind: 'vertical', id: vertical }, details, requestId };
      await asSystem(db, { ...deed, at: now }, () => desk.change(organizationId, vertical, { seats: members, requestId }));
      await desk.sync(provider, customer);
      settled += 1;
    } catch (thrown) {
      if (deedFailure(thrown).outcome === 'failed') {
        await db.query(refuseSql, [organizationId, vertical, members, day, at.toISOString()]);
      } else failures.push(thrown);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `seats of ${failures.length} subscriptions could not be changed`);
  return settled;
}
