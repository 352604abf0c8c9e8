import type { Database } from '@repo/db';
import type { LocalizedText } from '@repo/vertical';
import type { Catalogue } from '../plans/catalogue.ts';
import type { Entitlement, Entitlements } from './entitlements.ts';

/** What an organization hears whose seats are all taken. */
export interface SeatsHeld {
  /** Name of the least plan that gives more; null where none does. */
  readonly raisedBy: LocalizedText | null;
}

/** Keeps the seats of an organization what its plans give. */
export interface Seats {
  /** Called before somebody is to join, and when a plan has changed. */
  bind(organizationId: string): Promise<SeatsHeld>;
}

export interface SeatsOptions {
  readonly db: Pick<Database, 'query'>;
  readonly entitlements: Entitlements;
  readonly catalogue: Catalogue;
}

/** The column is an integer: no limit is the largest one. */
const unlimited = 2_147_483_647;

/** Nobody is thrown out: who is there has a seat, and the seats of those who leave go with them. */
const bindSql = `
  UPDATE organization_counter SET seats = greatest(members, $2::int)
  WHERE "organizationId" = $1 AND seats <> greatest(members, $2::int)`;

/** Members belong to the organization, plans to a vertical: the plan with the most seats counts. */
export function createSeats({ db, entitlements, catalogue }: SeatsOptions): Seats {
  return {
    async bind(organizationId) {
      const held = await entitlements.of(organizationId);
      const seats = most(held.map((each) => each.seats ?? unlimited));
      if (seats === null) return { raisedBy: null };
      await db.query(bindSql, [organizationId, seats]);
      return { raisedBy: raising(catalogue, held, seats) };
    },
  };
}

/** Null: there are none. */
function most(seats: readonly number[]): number | null {
  return seats.length === 0 ? null : Math.max(...seats);
}

function raising({ verticals }: Catalogue, held: readonly Entitlement[], seats: number): LocalizedText | null {
  const larger = held.flatMap(({ vertical, plan }) => {
    const plans = verticals.find((sold) => sold.vertical === vertical)?.plans ?? [];
    return plans
      .slice(plans.findIndex(({ id }) => id === plan) + 1)
      .map((each) => ({ ...each, room: each.seats ?? unlimited }));
  });
  return larger.toSorted((one, other) => one.room - other.room).find(({ room }) => room > seats)?.name ?? null;
}
