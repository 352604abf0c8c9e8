import type { Capabilities } from './capabilities.ts';
import type { ModelKind } from './card.ts';
import type { Dialect } from './dialect.ts';
import type { Usage } from './outcome.ts';
import type { ResultBase } from './result.ts';
import type { Tier } from './tier.ts';

export interface ModelInfo {
  readonly id: string;
  readonly endpointId: string;
  /** Tokens of the window as served, else as it is configured or its card states it; null when nobody says. */
  readonly contextLength: number | null;
  readonly capabilities: Capabilities;
  /** The endpoint's. */
  readonly tier: Tier;
  /** Of its card, else what the server says; null when neither does. */
  readonly kind: ModelKind | null;
  /** Null where it has no card, or no cards are given. */
  readonly cardId: string | null;
}

/** What an endpoint turned out to be. */
export interface EndpointDiscovery {
  readonly endpointId: string;
  /** Null where it is of no kind that is known. */
  readonly dialect: Dialect | null;
  /** `declared`: the configuration says it. */
  readonly by: 'declared' | 'probe' | null;
  readonly version: string | null;
}

/** Whether calls are made, kept away, or one is let through to try. */
export type BreakerState = 'closed' | 'open' | 'half_open';

export interface EndpointHealth {
  readonly id: string;
  /** `degraded`: it answers, but calls to one of its models failed of late. */
  readonly state: 'up' | 'degraded' | 'loading' | 'no_model' | 'down';
  readonly breaker: BreakerState;
  /** Of the question for its models; null when no answer came. */
  readonly latencyMs: number | null;
  /** Calls of this client that run now. */
  readonly inFlight: number;
  /** Calls of this client that wait for a place. */
  readonly queued: number;
}

/** How calls to one model fare. */
export interface ModelStanding {
  /** Milliseconds until a call is let through again; 0 when one is now. */
  readonly restMs: number;
  /** Attempts that failed since the client was made: who remembers the number sees that one failed since. */
  readonly failures: number;
}

export interface HealthReport {
  /** Of the endpoints that answer, asked at most once in 60 s. */
  readonly discovery: readonly EndpointDiscovery[];
  readonly endpoints: readonly EndpointHealth[];
}

export interface EmbedRequest {
  readonly model: string;
  readonly inputs: readonly string[];
}

export interface EmbedResult extends ResultBase {
  /** One vector for each input, in their order. */
  readonly vectors: readonly Float32Array[];
  readonly usage: Usage | null;
}

export interface RerankRequest {
  readonly model: string;
  readonly query: string;
  readonly documents: readonly string[];
  /** How many of the best are wanted; default all. */
  readonly topN?: number;
}

export interface RankedDocument {
  /** Position in the request. */
  readonly index: number;
  /** The higher the better; only scores of one answer compare. */
  readonly score: number;
}

export interface RerankResult extends ResultBase {
  /** The best first. */
  readonly ranked: readonly RankedDocument[];
  readonly usage: Usage | null;
}

export interface TranscribeRequest {
  readonly model: string;
  readonly audio: {
    /** With its ending, by which servers know the format: "question.wav". */
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  };
  /** ISO 639-1: "ur"; the model finds out when it is left out. */
  readonly language?: string;
  /** Words that the recording is likely to hold. */
  readonly prompt?: string;
  readonly temperature?: number;
}

export interface TranscriptResult extends ResultBase {
  readonly text: string;
  /** As the server names it; null when it does not. */
  readonly language: string | null;
  /** Of the recording; null when the server does not say. */
  readonly durationSeconds: number | null;
  readonly usage: Usage | null;
}
