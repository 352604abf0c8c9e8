/** What is used of a meter: set aside before, settled after, counted in whole units. */
import type { SqlExecutor } from '@repo/db';
import type { IsoDate } from '@repo/facts';
import type { MeterDefinition } from '@repo/vertical';

/** A meter of this deployment. */
export interface Meter extends Pick<MeterDefinition, 'id' | 'label' | 'unit'> {
  /** Id of the vertical that declares it. */
  readonly vertical: string;
  /** The most units that an organization may use in a month, whatever its plan; null: there is no limit. */
  readonly monthlyLimit: bigint | null;
}

export interface ReserveInput {
  /** From a membership that was checked, never from input. */
  readonly organizationId: string;
  /** Who uses it: the id of a person. */
  readonly principalId: string;
  /** Id of a meter of this deployment. */
  readonly meter: string;
  /** Id of the vertical that uses it. */
  readonly vertical: string;
  /** As its server names it; null where no model is used. */
  readonly model: string | null;
  /** Names the deed: the same one reserves once, however often it is asked for. */
  readonly requestId: string;
  /** More than 0: the most that the deed is expected to use. */
  readonly units: bigint;
}

export interface Reservation {
  readonly id: string;
  readonly units: bigint;
  readonly state: 'reserved' | 'committed' | 'released';
}

export interface CommitDetails {
  /** Whether whoever delivered told the units, or they were counted here. */
  readonly source: 'reported' | 'counted';
  /** Where another one answered than was reserved for. */
  readonly model?: string;
  /** Version of the table that gives the units their price. */
  readonly tariff?: string;
}

export interface UsageQuery {
  readonly organizationId: string;
  /** First day of a month. */
  readonly period: IsoDate;
  /** Of one person alone. */
  readonly principalId?: string;
}

/** The sum of the ledger for one person, meter, vertical and model. */
export interface UsageLine {
  readonly principalId: string;
  readonly meter: string;
  readonly vertical: string;
  readonly model: string | null;
  readonly units: bigint;
  /** How many of them were counted here, because nobody reported them. */
  readonly counted: bigint;
  /** How often it was used. */
  readonly times: number;
}

export interface Budget {
  readonly meter: string;
  /** Null: there is no limit. */
  readonly limit: bigint | null;
  /** Set aside for what is under way. */
  readonly reserved: bigint;
  readonly committed: bigint;
}

export interface Usage {
  /** One for each meter of this deployment and each that the organization has used. */
  readonly budgets: readonly Budget[];
  /** The most units first. */
  readonly lines: readonly UsageLine[];
  /** Months in which something was used, the newest first; 36 at most. */
  readonly periods: readonly IsoDate[];
}

/** By whom or what use is summed up. */
export type UsageParty = 'member' | 'vertical' | 'model';

export interface UsageDaysQuery extends UsageQuery {
  readonly by: UsageParty;
}

/** What one party, or all of the smaller ones together, used of a meter on each day of a month. */
export interface UsageDays {
  readonly meter: string;
  /** Id of a person, id of a vertical or name of a model; null: an account that is gone, or no model. Of the smaller ones null. */
  readonly party: string | null;
  /** How many smaller parties these are together; null: it is one of the six that used the most. */
  readonly others: number | null;
  /** One for each day of the month in Asia/Karachi. */
  readonly days: readonly bigint[];
}

/** What was used of a meter in each of twelve months. */
export interface UsageMonths {
  readonly meter: string;
  /** Twelve, the present month last. */
  readonly units: readonly bigint[];
  /**
   * What held when it was last used, in the present month what holds now; null where there was no limit or nothing was used. Of one
   * person alone always null.
   */
  readonly limits: readonly (bigint | null)[];
}

/**
 * The port of metering. `reserve`, `commit` and `release` are one statement each: they are exact in a race, need no transaction
 * around them and must not be called inside one.
 */
export interface Metering {
  readonly meters: readonly Meter[];
  /**
   * Sets units aside in the budget of the month.
   * @throws AppError `QUOTA_EXCEEDED` (too many, with the seconds until the month ends) with `meter`, `what`, `limit`, `used`,
   * `resets`, and `plan` where one gives more
   * @throws RangeError for a meter that nobody declared, and for units that are not more than 0
   */
  reserve(input: ReserveInput): Promise<Reservation>;
  /**
   * Books what was delivered, also more than was set aside and also after the reservation ran out; what is left over is given back.
   * A second time changes nothing.
   * @returns whether it had been given back before
   * @throws AppError `NOT_FOUND` for an unknown reservation
   */
  commit(reservationId: string, units: bigint, details: CommitDetails): Promise<{ readonly late: boolean }>;
  /**
   * Writes how much was delivered so far, and holds the reservation longer: whoever delivers may die, and then that is what is booked.
   * @param connection of the transaction that keeps what was delivered: both are there or neither
   */
  deliver(reservationId: string, units: bigint, connection: SqlExecutor): Promise<void>;
  /** Gives everything back. Changes nothing where it is settled already. */
  release(reservationId: string): Promise<void>;
  usage(query: UsageQuery): Promise<Usage>;
  /**
   * The same month by days, each meter's largest party first: for each meter the days add up to its lines. What was settled after the
   * month had ended counts on its last day.
   */
  usageDays(query: UsageDaysQuery): Promise<readonly UsageDays[]>;
  /** The present month and the eleven before it, of each meter that was used in them. */
  usageMonths(query: Pick<UsageQuery, 'organizationId' | 'principalId'>): Promise<readonly UsageMonths[]>;
  /** Settles reservations that nobody did: books what was delivered, and gives back the rest. @returns how many */
  expire(): Promise<number>;
}
