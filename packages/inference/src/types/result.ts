import type { Cost, Costs, Energy, UsageLine } from './account.ts';
import type { ErrorCode } from './error-codes.ts';
import type { Usage } from './outcome.ts';

export interface Attempt {
  readonly endpointId: string;
  readonly outcome: 'ok' | ErrorCode;
  readonly durationMs: number;
  /** Of the record that let it out; null where none is kept, or it was not let out. */
  readonly decisionId: string | null;
  /** As the server reports it, also where the attempt failed. */
  readonly usage: Usage | null;
  /** UTF-16 units of text, reasoning, refusal and tool arguments that came. */
  readonly delivered: number;
}

/** Milliseconds since the call began, of its last attempt; null for what never came. */
export interface Timings {
  /** Of the whole call, in queues of its endpoints. */
  readonly queueMs: number;
  readonly connectMs: number | null;
  readonly firstByteMs: number | null;
  readonly firstTokenMs: number | null;
  readonly totalMs: number;
}

/** How a call went; on every result. */
export interface ResultBase {
  readonly requestId: string;
  readonly endpointId: string;
  /** Of the record that let the last attempt out; null where none is kept. */
  readonly decisionId: string | null;
  readonly attempts: readonly Attempt[];
  readonly timings: Timings;
  /** Of all attempts; null where nobody gave a price. */
  readonly cost: Cost | null;
  /** Of all attempts; null where nobody declared or measured it. */
  readonly energy: Energy | null;
  /** What is booked for each attempt; absent without an account that books. */
  readonly lines?: readonly UsageLine[];
  /** What is booked in the end, where a server is still asked for tokens that it did not report. */
  readonly booked?: NonNullable<Costs['booked']>;
}
