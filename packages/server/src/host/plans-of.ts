import {
  type Catalogue,
  catalogueOf,
  createEntitlements,
  createMetering,
  createMeterLimits,
  createSeats,
  type Entitlements,
  type Metering,
  metersOf,
  type Seats,
} from '@repo/billing';
import type { Database } from '@repo/db';
import type { App } from '../app.ts';

export interface PlansOptions {
  readonly app: Pick<App, 'verticals' | 'config'>;
  readonly db: Database;
  /** Nobody pays for the demo: its organization has the largest plan of everything. */
  readonly demoOrgId: () => string | null;
  readonly now?: () => Date;
}

/** What the plans of an app's verticals give to organizations, and what binds them to it. */
export interface Plans {
  readonly catalogue: Catalogue;
  readonly entitlements: Entitlements;
  readonly metering: Metering;
  readonly seats: Seats;
}

/** @throws RangeError for plans that contradict themselves, and for a limit that is no whole number */
export function plansOf({ app, db, demoOrgId, now = () => new Date() }: PlansOptions): Plans {
  const catalogue = catalogueOf(app.verticals);
  const entitlements = createEntitlements({ db, catalogue, givenTo: demoOrgId, now });
  const limits = createMeterLimits({ entitlements, catalogue });
  const meters = metersOf(app.verticals, app.config.verticals);
  return {
    catalogue,
    entitlements,
    metering: createMetering({ db, meters, limits, now }),
    seats: createSeats({ db, entitlements, catalogue }),
  };
}
