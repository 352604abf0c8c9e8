/** What decides, and writes down, whether a request may leave. */
import type { DecisionReason } from './decision.ts';
import type { Dialect } from './dialect.ts';
import type { EndpointFacts } from './endpoint-facts.ts';
import type { Tier } from './tier.ts';

/** `models` stands for every question that an endpoint answers about itself, `download` for a file of weights. */
export type Operation = 'chat' | 'embeddings' | 'rerank' | 'transcription' | 'models' | 'download';

/** A request before a connection is made for it. */
export interface Outgoing {
  readonly requestId: string;
  readonly operation: Operation;
  /** Null where the question is about the endpoint itself. */
  readonly model: string | null;
  readonly tenant: string | null;
  /** The call refuses whatever is below. */
  readonly tierFloor: Tier;
  /** How many of each kind were taken out of what is sent: `{ CNIC: 1 }`. */
  readonly redactions: Readonly<Record<string, number>>;
  readonly endpoint: {
    readonly id: string;
    readonly url: URL;
    readonly dialect: Dialect | undefined;
    readonly tier: Tier;
    readonly facts?: EndpointFacts;
  };
}

/** Leave for one request. */
export interface Passage {
  /** Of the record that was written; null where none is kept. */
  readonly decisionId: string | null;
  /** Of the model; null where it has no card. */
  readonly cardId: string | null;
}

/** A request that was refused without the gate's word, or after it. */
export interface Refusal extends Omit<Outgoing, 'endpoint'> {
  /** Null where none is configured for the host. */
  readonly endpoint: Outgoing['endpoint'] | null;
  /** With its port: "127.0.0.1:8080". */
  readonly host: string;
  /** That it led to; null where it was not asked. */
  readonly address: string | null;
  readonly reason: Extract<
    DecisionReason,
    'unknown_host' | 'redirect' | 'address' | 'remote_model' | 'infrastructure_tier' | 'no_card' | 'file_not_pinned'
  >;
}

/** Asked before each request of a client, repeated ones, lists of models and health included. */
export interface Gate {
  /**
   * @throws InferenceError `tier_denied`, `licence_denied`, or `audit_unavailable`, which refuses since what is not written down must
   * not happen. Anything else that it throws refuses as well.
   */
  pass(outgoing: Outgoing, signal: AbortSignal): Promise<Passage>;
  /**
   * Writes down what was refused elsewhere: a model of a vendor's cloud, a host that nobody configured, an address, a redirect.
   * @throws InferenceError `audit_unavailable`; what was refused stays refused.
   */
  refused?(refusal: Refusal): Promise<void>;
}
