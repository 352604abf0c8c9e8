import type { Metering } from '@repo/billing';

/**
 * Books and gives back after the open transaction has been committed: what is undone is not booked, and the only connection of the
 * embedded database is free by then.
 */
export function settlingAfter(metering: Metering, release: () => Promise<unknown>): Metering {
  return {
    ...metering,
    async commit(...what) {
      await release();
      return metering.commit(...what);
    },
    async release(reservationId) {
      await release();
      await metering.release(reservationId);
    },
  };
}
