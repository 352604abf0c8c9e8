/**
 * What organizations use, counted exactly.
 *
 * @example const metering = createMetering({ db, meters: metersOf(verticals, config.verticals) });
 */
export { createMetering, type MeteringOptions } from './metering/create-metering.ts';
export type {
  Budget,
  CommitDetails,
  Meter,
  Metering,
  Reservation,
  ReserveInput,
  Usage,
  UsageLine,
  UsageQuery,
} from './metering/metering.ts';
export { metersOf } from './metering/meters-of.ts';
export { periodOf, resetsOn } from './metering/period.ts';
