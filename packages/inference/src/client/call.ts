/** One chat call: attempts until one succeeds, may not be repeated, or something of it was shown. */
import { InferenceError } from '../errors/index.ts';
import type { CallOptions, ChatEvent, ChatRequest, ChatResult } from '../types/chat.ts';
import type { Timings } from '../types/result.ts';
import { ChatAttempt } from './attempt.ts';
import { type Context, timeoutsFor } from './context.ts';
import type { Server } from './servers.ts';
import { Tries, type Try } from './tries.ts';
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

export class ChatCall {
  readonly #call: Call;
  readonly #body: string;
  readonly #tries: Tries;
  #shown = false;
  #stages: Stages = { ...noStages };

  constructor(call: Call) {
    const { context, request, options, requestId, signal, deadlineMs } = call;
    this.#call = call;
    this.#body = chatBody(request);
    this.#tries = new Tries({ context, operation: 'chat', model: request.model, options, requestId, signal, deadlineMs });
  }

  async *run(): AsyncGenerator<ChatEvent, ChatResult> {
    let attempt = await this.#tries.first();
    for (;;) {
      try {
        return yield* this.#attempt(attempt);
      } catch (error) {
        const failure = this.#failure(error);
        if (this.#shown) throw failure;
        attempt = await this.#tries.after(attempt, failure);
      }
    }
  }

  async *#attempt({ server, end }: Try): AsyncGenerator<ChatEvent, ChatResult> {
    const { request, requestId } = this.#call;
    const { id: endpointId } = server.transport.endpoint;
    const startMs = this.#sinceStart();
    let attempt: ChatAttempt | null = null;
    let error: InferenceError | null = new InferenceError('aborted');
    let usage: ChatResult['usage'] = null;
    try {
      attempt = this.#prepare(server);
      for await (const delta of attempt.run()) {
        if (!this.#shown) {
          this.#shown = true;
          yield { type: 'start', requestId, endpointId, model: attempt.servedModel ?? request.model };
        }
        if (delta.type !== 'finish') this.#reach('firstTokenMs');
        yield delta;
      }
      const content = attempt.settle();
      usage = content.usage;
      error = null;
      return this.#result(content, endpointId, attempt.decisionId);
    } catch (thrown) {
      error = this.#failure(thrown);
      usage = error.partial?.usage ?? null;
      throw error;
    } finally {
      const { firstTokenMs } = this.#stages;
      end({
        error,
        usage,
        decisionId: attempt?.decisionId ?? null,
        delivered: attempt?.delivered ?? 0,
        latencyMs: firstTokenMs === null ? null : firstTokenMs - startMs,
      });
    }
  }

  #prepare({ transport }: Server): ChatAttempt {
    const { context, options, requestId, signal } = this.#call;
    this.#stages = { ...noStages };
    return new ChatAttempt({
      transport,
      body: this.#body,
      purpose: this.#tries.purpose,
      traceparent: options.traceparent,
      reducer: { ...options, toolIdPrefix: `call_${requestId}_` },
      timeouts: timeoutsFor(transport.endpoint, context.timeouts, options.timeouts),
      clock: context.clock,
      signal,
      onStage: (stage) => this.#reach(stage),
    });
  }

  #result(content: ReturnType<ChatAttempt['settle']>, endpointId: string, decisionId: string | null): ChatResult {
    const { finishReason, rawFinishReason } = content;
    if (finishReason === null || rawFinishReason === null) throw new InferenceError('stream_incomplete');
    const { requestId } = this.#call;
    return {
      ...content,
      finishReason,
      rawFinishReason,
      complete: true,
      requestId,
      endpointId,
      decisionId,
      attempts: this.#tries.attempts,
      timings: { queueMs: this.#tries.queueMs, ...this.#stages, totalMs: this.#sinceStart() },
    };
  }

  #failure(error: unknown): InferenceError {
    const known = error instanceof InferenceError ? error : new InferenceError('connect_failed', { cause: error });
    return known.with({ requestId: this.#call.requestId, ...(this.#shown ? { retryable: false } : {}) });
  }

  #reach(stage: keyof Stages): void {
    this.#stages[stage] ??= this.#sinceStart();
  }

  #sinceStart(): number {
    return this.#call.context.clock.monotonicMs() - this.#call.startMs;
  }
}

type Stages = { -readonly [Stage in keyof Omit<Timings, 'totalMs' | 'queueMs'>]: Timings[Stage] };
const noStages: Stages = { connectMs: null, firstByteMs: null, firstTokenMs: null };
