/** Who is told how calls go: for traces and metrics. It holds no text of a request or a reply. */
import type { InferenceError } from '../errors/index.ts';
import type { Costs } from './account.ts';
import type { Operation } from './gate.ts';
import type { Attempt } from './result.ts';

export interface CallBegun {
  readonly requestId: string;
  readonly operation: Operation;
  readonly model: string;
  readonly traceparent: string | undefined;
  readonly conversationId: string | undefined;
}

export interface CallOver {
  /** Null: it brought back what was asked for. */
  readonly error: InferenceError | null;
  readonly attempts: readonly Attempt[];
  readonly costs: Costs;
  /** Milliseconds since it began. */
  readonly totalMs: number;
  /** As the server wrote it; null where there is none. */
  readonly finishReason: string | null;
  /** As the server names it; null where it does not. */
  readonly servedModel: string | null;
}

/** What it throws is dropped: a trace must not end a call. */
export interface Observer {
  begin(call: CallBegun): CallObserver;
}

export interface CallObserver {
  /** W3C trace context that servers are sent where the call names none. */
  readonly traceparent?: string | undefined;
  attempt(attempt: Attempt): void;
  /** @param sinceStartMs milliseconds since the call began */
  firstToken(sinceStartMs: number): void;
  /** Of each further token, as its reader takes it. @param sinceStartMs milliseconds since the call began */
  chunk?(sinceStartMs: number): void;
  end(over: CallOver): void;
}
