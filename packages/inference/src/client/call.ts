/** One chat call: attempts until one succeeds, may not be repeated, or something of it was shown. */
import { InferenceError } from '../errors/index.ts';
import { sleep, type Transport } from '../transport/index.ts';
import type { Attempt, CallOptions, ChatEvent, ChatRequest, ChatResult, Timings } from '../types/chat.ts';
import type { ChatContent } from '../types/outcome.ts';
import { ChatAttempt } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { type Candidate, Candidates } from './candidates.ts';
import { type Context, timeoutsFor } from './context.ts';
import { chatBody } from './wire-request.ts';

export interface Call {
  readonly context: Context;
  readonly request: ChatRequest;
  readonly options: CallOptions;
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** Monotonic time at which the call began and must have ended. */
  readonly startMs: number;
  readonly deadlineMs: number;
}

const defaultAttempts = 3;

export class ChatCall {
  readonly #call: Call;
  readonly #body: string;
  readonly #candidates: Candidates;
  readonly #attempts: Attempt[] = [];
  #shown = false;
  #stages: Stages = { ...noStages };

  constructor(call: Call) {
    this.#call = call;
    this.#body = chatBody(call.request);
    const { context, request, requestId } = call;
    this.#candidates = new Candidates(context.transports, context.breakers, request.model, requestId);
  }

  async *run(): AsyncGenerator<ChatEvent, ChatResult> {
    const { context, options, signal } = this.#call;
    signal.throwIfAborted();
    context.retries.countCall();
    let candidate = this.#candidates.first();
    for (let retry = 0; ; retry += 1) {
      try {
        return yield* this.#attempt(candidate);
      } catch (error) {
        const failure = this.#failure(error);
        const last = retry + 1 >= (options.maxAttempts ?? defaultAttempts);
        if (last || !failure.retryable || !context.retries.take()) throw failure;
        candidate = await this.#next(candidate.transport, failure, retry);
      }
    }
  }

  async *#attempt({ transport, admission }: Candidate): AsyncGenerator<ChatEvent, ChatResult> {
    const { context, request, requestId } = this.#call;
    const startMs = context.clock.monotonicMs();
    let error: InferenceError | null = new InferenceError('aborted');
    try {
      const attempt = this.#prepare(transport);
      for await (const delta of attempt.run()) {
        const endpointId = transport.endpoint.id;
        if (!this.#shown) {
          this.#shown = true;
          yield { type: 'start', requestId, endpointId, model: attempt.servedModel ?? request.model };
        }
        if (delta.type !== 'finish') this.#reach('firstTokenMs');
        yield delta;
      }
      error = null;
      return this.#result(attempt.settle(), transport.endpoint.id);
    } catch (thrown) {
      error = this.#failure(thrown);
      throw error;
    } finally {
      this.#note(transport.endpoint.id, error, startMs);
      admission.settle(error);
    }
  }

  #prepare(transport: Transport): ChatAttempt {
    const { context, options, requestId, signal } = this.#call;
    this.#stages = { ...noStages };
    return new ChatAttempt({
      transport,
      body: this.#body,
      requestId,
      reducer: { ...options, toolIdPrefix: `call_${requestId}_` },
      timeouts: timeoutsFor(transport.endpoint, context.timeouts, options.timeouts),
      clock: context.clock,
      signal,
      onStage: (stage) => this.#reach(stage),
    });
  }

  /** Waits for the next attempt, or throws the failure when there is no time or no endpoint for one. */
  async #next(transport: Transport, failure: InferenceError, retry: number): Promise<Candidate> {
    const { context, signal, deadlineMs } = this.#call;
    const elsewhere = this.#candidates.hasAnother(failure);
    const asked = elsewhere ? undefined : failure.retryAfterMs;
    const waitMs = asked ?? backoffMs(retry, context.random);
    if (context.clock.monotonicMs() + waitMs >= deadlineMs) throw failure;
    await sleep(context.clock, waitMs, signal);
    const candidate = this.#candidates.next(transport, elsewhere);
    if (candidate === null) throw failure;
    return candidate;
  }

  #result(content: ChatContent, endpointId: string): ChatResult {
    const { finishReason, rawFinishReason } = content;
    if (finishReason === null || rawFinishReason === null) throw new InferenceError('stream_incomplete');
    const timings = { ...this.#stages, totalMs: this.#sinceStart() };
    const { requestId } = this.#call;
    return {
      ...content,
      finishReason,
      rawFinishReason,
      complete: true,
      requestId,
      endpointId,
      attempts: this.#attempts,
      timings,
    };
  }

  #failure(error: unknown): InferenceError {
    const known = error instanceof InferenceError ? error : new InferenceError('connect_failed', { cause: error });
    return known.with({ requestId: this.#call.requestId, ...(this.#shown ? { retryable: false } : {}) });
  }

  #note(endpointId: string, error: InferenceError | null, startMs: number): void {
    const durationMs = this.#call.context.clock.monotonicMs() - startMs;
    this.#attempts.push({ endpointId, outcome: error?.code ?? 'ok', durationMs });
  }

  #reach(stage: keyof Stages): void {
    this.#stages[stage] ??= this.#sinceStart();
  }

  #sinceStart(): number {
    return this.#call.context.clock.monotonicMs() - this.#call.startMs;
  }
}

type Stages = { -readonly [Stage in keyof Omit<Timings, 'totalMs'>]: Timings[Stage] };
const noStages: Stages = { connectMs: null, firstByteMs: null, firstTokenMs: null };
