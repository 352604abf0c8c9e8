import { type Database, newId } from '@repo/db';
import { AppError } from '@repo/facts';
import { deploymentLimits, type MeterLimits } from '../entitlements/meter-limits.ts';
import type { Meter, Metering, Reservation, ReserveInput } from './metering.ts';
import { periodOf } from './period.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { readUsage, type UsageDatabase } from './read-usage.ts';
import { readUsageDays } from './read-usage-days.ts';
import { readUsageMonths } from './read-usage-months.ts';
import { commitSql, deliverSql, expireSql, releaseSql, reserveSql } from './statements.ts';

export interface MeteringOptions {
  readonly db: UsageDatabase & Pick<Database, 'query'>;
  readonly meters: readonly Meter[];
  /** What organizations may use; defaults to what the deployment allows of each meter. */
  readonly limits?: MeterLimits;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
  /** Milliseconds after which a reservation that nobody settled is given back. */
  readonly holdMs?: number;
}

/** Longer than any call of a model lasts. */
const defaultHoldMs = 30 * 60_000;
/** Of one statement: more wait for the next one. */
const mostExpired = 1_000;

interface ReservationRow {
  readonly id: string;
  readonly units: string;
  readonly state: Reservation['state'];
}

/**
 * Metering on the platform's tables.
 *
 * @example
 * const reservation = await metering.reserve({ organizationId, principalId, meter: 'shop.orders', … });
 * await metering.commit(reservation.id, 3n, { source: 'counted' });
 */
export function createMetering(options: MeteringOptions): Metering {
  const { db, meters, limits = deploymentLimits, now = () => new Date(), holdMs = defaultHoldMs } = options;
  const meterOf = (id: string): Meter => {
    const meter = meters.find((each) => each.id === id);
    if (!meter) throw new RangeError(`no vertical declares the meter "${id}"`);
    return meter;
  };

  const expire = async (organizationId: string | null): Promise<number> => {
    const { rows } = await db.query<{ expired: number }>(expireSql, [now().toISOString(), organizationId, mostExpired]);
    return rows[0]?.expired ?? 0;
  };

  const tryToReserve = async (input: ReserveInput, most: bigint | null, at: Date): Promise<Reservation | null> => {
    const { organizationId, principalId, meter, vertical, model, requestId, units } = input;
    const limit = most === null ? null : String(most);
    const times = [new Date(at.getTime() + holdMs), at].map((time) => time.toISOString());
    const what = [newId(), organizationId, principalId, meter, periodOf(at), vertical, model, requestId, String(units), limit];
    const { rows } = await db.query<ReservationRow>(reserveSql, [...what, ...times]);
    const [row] = rows;
    return row ? { ...row, units: BigInt(row.units) } : null;
  };

  return {
    meters,
    async reserve(input) {
      const meter = meterOf(input.meter);
      if (input.units <= 0n) throw new RangeError(`${input.units} units cannot be reserved`);
      const at = now();
      const held = (await limits.of(input.organizationId))(meter);
      const attempt = () => tryToReserve(input, held.limit, at);
      // The same request came at the same time: now it is there.
      const again = (thrown: unknown) => {
        if (thrown instanceof AppError && thrown.code === 'CONFLICT') return attempt();
        throw thrown;
      };
      let made = await attempt().catch(again);
      if (!made && (await expire(input.organizationId)) > 0) made = await attempt().catch(again);
      if (!made) throw await quotaExceeded(db, { organizationId: input.organizationId, meter, held, at });
      return made;
    },
    async commit(reservationId, units, { source, model = null, tariff = null }) {
      const values = [reservationId, String(units), newId(), source, model, tariff, now().toISOString()];
      const { rows } = await db.query<{ late: boolean }>(commitSql, values);
      const [booked] = rows;
      if (booked === undefined) throw new AppError('NOT_FOUND', { kind: 'not-found' });
      return booked;
    },
    async deliver(reservationId, units, connection) {
      const until = new Date(now().getTime() + holdMs).toISOString();
      await connection.executeSql(deliverSql, [reservationId, String(units), until]);
    },
    async release(reservationId) {
      await db.query(releaseSql, [reservationId, now().toISOString()]);
    },
    async usage(query) {
      const limitOf = await limits.of(query.organizationId);
      return readUsage(db, meters, { query, current: periodOf(now()), limitOf: (meter) => limitOf(meter).limit });
    },
    usageDays: (query) => readUsageDays(db, query),
    async usageMonths(query) {
      const limitOf = await limits.of(query.organizationId);
      return readUsageMonths(db, meters, { query, current: periodOf(now()), limitOf: (meter) => limitOf(meter).limit });
    },
    expire: () => expire(null),
  };
}
