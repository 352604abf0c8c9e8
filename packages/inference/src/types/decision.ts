/** What is written down of a request before it leaves, or is refused. It holds no text of a request or a reply. */
import type { Operation } from './gate.ts';
import type { Tier } from './tier.ts';

/** Who owns one of the three, and under whose law. */
export interface Axis {
  readonly owner: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly jurisdiction: string | null;
  readonly tier: Tier;
}

/** Who runs the machine, who can read what is sent, who made the model. */
export interface Axes {
  readonly infrastructure: Axis;
  readonly data: Axis;
  readonly weights: Axis;
}

/** Why a request was let out or was not: the first rule that decided. */
export type DecisionReason =
  | 'allowed'
  | 'no_card'
  | 'infrastructure_tier'
  | 'data_tier'
  | 'weights_tier'
  | 'remote_model'
  | 'licence_not_read'
  | 'licence_not_allowed'
  | 'not_commercial'
  | 'file_not_pinned'
  | 'data_terms'
  | 'unknown_host'
  | 'redirect'
  | 'address';

export interface Decision {
  readonly requestId: string;
  readonly tenant: string | null;
  readonly operation: Operation;
  readonly model: string | null;
  readonly cardId: string | null;
  /** SHA-256 of the card's canonical JSON. */
  readonly cardHash: string | null;
  readonly endpointId: string | null;
  readonly host: string;
  /** What the host resolved to; null where it was not asked. */
  readonly address: string | null;
  readonly axes: Axes | null;
  readonly licenceId: string | null;
  /** SHA-256 of the policy's canonical JSON. */
  readonly policyHash: string;
  readonly decision: 'allow' | 'deny';
  readonly reason: DecisionReason;
  /** How many of each kind were taken out of what is sent: `{ CNIC: 1 }`. */
  readonly redactions: Readonly<Record<string, number>>;
}

/** Where decisions are kept. */
export interface AuditSink {
  /**
   * Resolves once the decision is written and would survive a crash.
   * @throws InferenceError `audit_unavailable`: what is not written down must not happen.
   */
  append(decision: Decision): Promise<{ readonly decisionId: string }>;
  close(): Promise<void>;
}
