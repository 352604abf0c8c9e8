/** What a call may cost, and what it did. */
import type { Operation } from './gate.ts';
import type { Usage } from './outcome.ts';
import type { Attempt } from './result.ts';

/** The rate with which rupees were worked out. */
export interface FxRate {
  readonly pair: 'USD/PKR';
  /** Decimal: "281.35". */
  readonly rate: string;
  /** Day of the rate: "2026-11-27". */
  readonly date: string;
  readonly source: string;
}

/** Null in place of it: nobody gave a price. It is never zero for that. */
export interface Cost {
  /** Millionths of a dollar. */
  readonly usdMicros: bigint;
  /** Millionths of a rupee; null without a rate. */
  readonly pkrMicros: bigint | null;
  readonly fx: FxRate | null;
  /** The rate is older than the configuration allows. */
  readonly fxStale: boolean;
}

/** Decimals of kWh. */
export interface EnergyRange {
  readonly low: string;
  readonly high: string;
}

/** What a kilowatt-hour costs where the model runs. */
export interface ElectricityTariff {
  /** Decimal: "34.9". */
  readonly rupeesPerKWh: string;
  /** Day of the tariff: "2026-11-27". */
  readonly date: string;
  readonly source: string;
}

/** Null in place of it: not declared. */
export interface Energy {
  /** Decimal, with the overhead of the place. */
  readonly kWh: string;
  /** With all settings that the source tried; absent where it gives one figure alone. */
  readonly range?: EnergyRange;
  readonly basis: 'declared' | 'measured';
  readonly source: string;
  readonly hardware?: string;
  /** What the place adds to the machine, as a factor: its PUE. Decimal. */
  readonly overhead?: string;
  /** Absent where the configuration has none. */
  readonly tariff?: ElectricityTariff;
}

/** What one attempt used: what is booked for it. */
export interface UsageLine {
  readonly endpointId: string;
  readonly outcome: Attempt['outcome'];
  /** Zeros where nothing came and the server reported nothing. */
  readonly usage: Usage;
  /** Thousands of characters of Urdu, as a decimal; null where the model's fertility is not known. */
  readonly urduUnits: string | null;
  readonly cost: Cost | null;
  /** Which price gave the cost: "2026-11-27/3f9c…", its day and the beginning of its SHA-256; null where none did. */
  readonly tariff: string | null;
  readonly energy: Energy | null;
}

export interface Costs {
  readonly cost: Cost | null;
  readonly energy: Energy | null;
  /** One for each attempt, in order. */
  readonly lines?: readonly UsageLine[];
  /**
   * What is booked, where a server is still asked how many tokens it was: until then what stands here is estimated. It takes about a
   * second at most and never rejects. Absent where nothing changes any more.
   */
  readonly booked?: Promise<Omit<Costs, 'booked'>>;
}

/** A call before its first attempt. */
export interface CallToPay {
  readonly requestId: string;
  readonly operation: Operation;
  readonly model: string;
  readonly tenant: string | null;
  /** UTF-16 units of what the model will read; images and recordings count nothing. */
  readonly promptLength: number;
  /** The most tokens that it may write; null where the call sets no bound. */
  readonly maxTokens: number | null;
}

/** Asked before the first attempt of each call. */
export interface Account {
  /**
   * Sets aside what the call may cost.
   * @throws InferenceError `quota_exceeded`
   */
  open(call: CallToPay): Promise<OpenAccount>;
}

/** What is set aside for one call. */
export interface OpenAccount {
  /**
   * Before each further attempt: those before may have cost something.
   * @throws InferenceError `quota_exceeded`
   */
  topUp(before: readonly Attempt[]): Promise<void>;
  /**
   * Once, however the call ended: each attempt says what it used, or how much of it came. An error of its own is not the call's, which
   * waits for it, but not for `counted`.
   */
  settle(end: CallEnd): Promise<Costs>;
}

export interface CallEnd {
  readonly attempts: readonly Attempt[];
  /** The call brought back what was asked for. */
  readonly complete: boolean;
  /** The same attempts, with what servers count for those that they did not report. Never rejects; absent where no server is asked. */
  readonly counted?: Promise<readonly Attempt[]>;
}
