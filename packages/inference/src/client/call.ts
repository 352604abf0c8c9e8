/** One chat call: attempts until one succeeds, may not be repeated, or something of it was shown. */
import { InferenceError } from '../errors/index.ts';
import type { Costs } from '../types/account.ts';
import type { CallOptions, ChatEvent, ChatRequest, ChatResult } from '../types/chat.ts';
import type { ChatContent, ChatDelta } from '../types/outcome.ts';
import type { Timings } from '../types/result.ts';
import { ChatAttempt } from './attempt.ts';
import type { CountUsage, Ending } from './call-record.ts';
import { needOf, sizeOf } from './chat-facts.ts';
import { type Context, timeoutsFor } from './context.ts';
import { countTokens } from './count-tokens.ts';
import { openFor, redactChat } from './redacted.ts';
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
  /** Behind the start, which goes first. */
  #held: ChatDelta | null = null;
  #run: Run | null = null;
  #reply: Reply | null = null;
  #stages: Stages = { ...noStages };

  constructor(call: Call) {
    const { context, request, options, requestId, signal, deadlineMs } = call;
    this.#call = call;
    const { model } = request;
    const size = sizeOf(request);
    const need = needOf(request);
    this.#tries = new Tries({ context, operation: 'chat', model, need, options, requestId, signal, deadlineMs, size });
  }

  /**
   * The next event, or null when the result is there.
   * @throws InferenceError
   */
  async next(): Promise<ChatEvent | null> {
    if (this.#held !== null) {
      const event = this.#held;
      this.#held = null;
      return event;
    }
    try {
      this.#run ??= this.#begin(await this.#tries.first());
      for (;;) {
        const run = this.#run;
        try {
          run.sent ??= await this.#prepare(run.leave.server);
          return this.#give(await run.sent.attempt.next(), run);
        } catch (error) {
          this.#run = await this.#again(error, run);
        }
      }
    } catch (error) {
      const failure = this.#failure(error);
      await this.#tries.record.close({ error: failure, ...namesOf(failure.partial ?? null) });
      throw failure;
    }
  }

  /** @throws InferenceError before `next` has returned null */
  async result(): Promise<ChatResult> {
    if (this.#reply === null) throw new InferenceError('stream_incomplete');
    const costs = await this.#tries.record.close({ error: null, ...namesOf(this.#reply.content) });
    return this.#resultOf(this.#reply, costs);
  }

  #give(delta: ChatDelta | null, run: Run): ChatEvent | null {
    if (delta === null) {
      this.#end(run, null);
      return null;
    }
    if (delta.type !== 'finish') this.#reachFirstToken();
    return this.#shown ? delta : this.#start(delta);
  }

  /** @throws InferenceError the failure, where nothing else may be tried */
  async #again(error: unknown, run: Run): Promise<Run> {
    const { id: endpointId } = run.leave.server.transport.endpoint;
    const failure = this.#failure(error).with({ endpointId });
    this.#end(run, failure);
    if (this.#shown) throw failure;
    return this.#begin(await this.#tries.after(run.leave, failure));
  }

  #begin(leave: Try): Run {
    this.#stages = { ...noStages };
    return { leave, startMs: this.#sinceStart(), sent: null };
  }

  #start(first: ChatDelta): ChatEvent {
    const { request, requestId } = this.#call;
    this.#shown = true;
    this.#held = first;
    const endpointId = this.#run?.leave.server.transport.endpoint.id ?? '';
    return { type: 'start', requestId, endpointId, model: this.#run?.sent?.attempt.servedModel ?? request.model };
  }

  #end({ leave, startMs, sent }: Run, error: InferenceError | null): void {
    const { firstTokenMs } = this.#stages;
    const attempt = sent?.attempt ?? null;
    const decisionId = attempt?.decisionId ?? null;
    const content = error === null && attempt !== null ? attempt.settle() : null;
    if (content !== null) this.#reply = { content, decisionId, endpointId: leave.server.transport.endpoint.id };
    leave.end({
      error,
      usage: content?.usage ?? error?.partial?.usage ?? null,
      decisionId,
      delivered: attempt?.delivered ?? 0,
      latencyMs: firstTokenMs === null ? null : firstTokenMs - startMs,
      count: sent?.count,
    });
  }

  async #prepare({ transport, localModels, loading }: Server): Promise<Sent> {
    const { context, request, options, requestId, signal } = this.#call;
    const { tenant = null, cacheSalt } = options;
    if (localModels !== null) await localModels.check(this.#tries.purpose, signal);
    const redaction = openFor(context.redaction, transport.endpoint);
    const sent = redaction === null ? request : redactChat(request, redaction);
    const purpose = redaction === null ? this.#tries.purpose : { ...this.#tries.purpose, redactions: redaction.counts };
    const headers = this.#tries.headersFor(transport.endpoint);
    const attempt = new ChatAttempt({
      transport,
      body: chatBody({ request: sent, tenant, cacheSalt }, transport.endpoint.dialect),
      purpose,
      redaction,
      headers,
      reducer: { ...options, toolIdPrefix: `call_${requestId}_` },
      timeouts: timeoutsFor(transport.endpoint, loading.limits, context.timeouts, options.timeouts),
      // A limit that somebody set is theirs.
      loading: (options.timeouts?.firstTokenMs ?? context.timeouts.firstTokenMs) === undefined ? loading : null,
      clock: context.clock,
      signal,
      onStage: (stage) => this.#reach(stage),
    });
    const { clock, closing } = context;
    const count = () => countTokens({ transport, clock, purpose, headers, sent, received: attempt.received, signal: closing });
    return { attempt, ...(transport.endpoint.tokenizer !== null && { count }) };
  }

  #resultOf({ content, endpointId, decisionId }: Reply, costs: Costs): ChatResult {
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
    const known = error instanceof InferenceError ? error : new InferenceError('config_invalid', { cause: error });
    return known.with({ requestId: this.#call.requestId, ...(this.#shown ? { retryable: false } : {}) });
  }

  #reachFirstToken(): void {
    if (this.#stages.firstTokenMs === null) {
      this.#reach('firstTokenMs');
      this.#tries.record.noteFirstToken();
    } else this.#tries.record.noteChunk();
  }

  #reach(stage: keyof Stages): void {
    this.#stages[stage] ??= this.#sinceStart();
  }

  #sinceStart(): number {
    return this.#call.context.clock.monotonicMs() - this.#call.startMs;
  }
}

interface Run {
  readonly leave: Try;
  /** Since the call began. */
  readonly startMs: number;
  sent: Sent | null;
}

interface Sent {
  readonly attempt: ChatAttempt;
  readonly count?: CountUsage;
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

type Stages = { -readonly [Stage in keyof Omit<Timings, 'totalMs' | 'queueMs'>]: Timings[Stage] };
const noStages: Stages = { connectMs: null, firstByteMs: null, firstTokenMs: null };
