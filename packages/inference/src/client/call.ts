/** One chat call: attempts until one succeeds, may not be repeated, or something of it was shown. */
import { InferenceError } from '../errors/index.ts';
import type { Costs } from '../types/account.ts';
import type { CallOptions, ChatEvent, ChatRequest, ChatResult } from '../types/chat.ts';
import type { ChatContent } from '../types/outcome.ts';
import type { Timings } from '../types/result.ts';
import { ChatAttempt } from './attempt.ts';
import type { CallSize, Ending } from './call-record.ts';
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
  readonly #tries: Tries;
  #shown = false;
  #stages: Stages = { ...noStages };

  constructor(call: Call) {
    const { context, request, options, requestId, signal, deadlineMs } = call;
    this.#call = call;
    const { model } = request;
    const size = sizeOf(request);
    this.#tries = new Tries({ context, operation: 'chat', model, options, requestId, signal, deadlineMs, size });
  }

  async *run(): AsyncGenerator<ChatEvent, ChatResult> {
    const { record } = this.#tries;
    let reply: Reply;
    try {
      reply = yield* this.#reply();
    } catch (error) {
      const failure = this.#failure(error);
      await record.close({ error: failure, ...namesOf(failure.partial ?? null) });
      throw failure;
    }
    return this.#result(reply, await record.close({ error: null, ...namesOf(reply.content) }));
  }

  async *#reply(): AsyncGenerator<ChatEvent, Reply> {
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

  async *#attempt({ server, end }: Try): AsyncGenerator<ChatEvent, Reply> {
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
        if (delta.type !== 'finish') this.#reachFirstToken();
        yield delta;
      }
      const content = attempt.settle();
      usage = content.usage;
      error = null;
      return { content, endpointId, decisionId: attempt.decisionId };
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
    const { context, request, options, requestId, signal } = this.#call;
    const { tenant = null, cacheSalt } = options;
    this.#stages = { ...noStages };
    return new ChatAttempt({
      transport,
      body: chatBody({ request, tenant, cacheSalt }, transport.endpoint.dialect),
      purpose: this.#tries.purpose,
      traceparent: options.traceparent,
      reducer: { ...options, toolIdPrefix: `call_${requestId}_` },
      timeouts: timeoutsFor(transport.endpoint, context.timeouts, options.timeouts),
      clock: context.clock,
      signal,
      onStage: (stage) => this.#reach(stage),
    });
  }

  #result({ content, endpointId, decisionId }: Reply, costs: Costs): ChatResult {
    const { finishReason, rawFinishReason } = content;
    if (finishReason === null || rawFinishReason === null) throw new InferenceError('stream_incomplete');
    return {
      ...content,
      ...costs,
      finishReason,
      rawFinishReason,
      complete: true,
      requestId: this.#call.requestId,
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

  #reachFirstToken(): void {
    this.#reach('firstTokenMs');
    this.#tries.record.noteFirstToken();
  }

  #reach(stage: keyof Stages): void {
    this.#stages[stage] ??= this.#sinceStart();
  }

  #sinceStart(): number {
    return this.#call.context.clock.monotonicMs() - this.#call.startMs;
  }
}

interface Reply {
  readonly content: ChatContent;
  readonly endpointId: string;
  readonly decisionId: string | null;
}

const namesOf = (content: ChatContent | null): Pick<Ending, 'finishReason' | 'servedModel'> => ({
  finishReason: content?.rawFinishReason ?? null,
  servedModel: content?.servedModel ?? null,
});

function sizeOf({ messages, tools = [], maxTokens }: ChatRequest): CallSize {
  const texts = messages.flatMap(({ content }) =>
    typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '')),
  );
  const told = tools.length === 0 ? 0 : JSON.stringify(tools).length;
  return { promptLength: texts.reduce((sum, { length }) => sum + length, told), maxTokens: maxTokens ?? null };
}

type Stages = { -readonly [Stage in keyof Omit<Timings, 'totalMs' | 'queueMs'>]: Timings[Stage] };
const noStages: Stages = { connectMs: null, firstByteMs: null, firstTokenMs: null };
