import { newId } from '@repo/db';
import { AppError } from '@repo/facts';
import type { OrganizationContext, RequestContext } from './context.ts';

type Caller = Pick<RequestContext, 'metering' | 'log'> & Pick<OrganizationContext, 'orgId' | 'userId'>;

export interface MeteredDeed<T> {
  /** `<id of the vertical>.<what is counted>` */
  readonly meter: string;
  /** Names what is made, for the reservation: its id. */
  readonly of: string;
  /** Whether it is there already: who sends a request again is answered, also when the month is used up. */
  readonly isThere: () => Promise<boolean>;
  /** Makes it, in one transaction. @returns the answer, and whether it was made now */
  readonly make: () => Promise<{ readonly answer: T; readonly made: boolean }>;
}

/**
 * Makes something that costs one unit of a meter: set aside before, booked once it is there, given back where it was not made.
 * A process that dies between the two gives the unit away: the reservation runs out.
 *
 * @throws AppError `QUOTA_EXCEEDED`, and what `make` throws
 *
 * @example
 * metered(ctx, { meter: orderMeter.id, of: id, isThere: () => tenant((tx) => …), make: () => tenant(async (tx) => …) })
 */
export async function metered<T>(caller: Caller, { meter, of, isThere, make }: MeteredDeed<T>): Promise<T> {
  const { metering, orgId, userId, log } = caller;
  const [vertical = meter] = meter.split('.');
  const wish = { organizationId: orgId, principalId: userId, meter, vertical, model: null, units: 1n };
  // Each attempt sets aside for itself: what was given back after a refusal holds nothing for the next one.
  const reservation = await metering
    .reserve({ ...wish, requestId: `${meter}:${of}:${newId()}` })
    .catch(async (thrown: unknown) => {
      if (thrown instanceof AppError && thrown.code === 'QUOTA_EXCEEDED' && (await isThere())) return null;
      throw thrown;
    });
  const { answer, made } = await make().catch(async (thrown: unknown) => {
    if (reservation) await metering.release(reservation.id);
    throw thrown;
  });
  if (!reservation) return answer;
  try {
    await (made ? metering.commit(reservation.id, 1n, { source: 'counted' }) : metering.release(reservation.id));
  } catch (err) {
    // It is there all the same; what was set aside is given back when it runs out.
    log.error({ err, reservation: reservation.id }, 'a unit of a meter is not booked');
  }
  return answer;
}
