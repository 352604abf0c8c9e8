/** The one retry loop of a call: where it goes first, and after each failure whether and where it goes again. */
import { InferenceError } from '../errors/index.ts';
import { type Endpoint, type Purpose, sleep } from '../transport/index.ts';
import type { CallOptions } from '../types/chat.ts';
import type { Operation } from '../types/gate.ts';
import type { Attempt } from '../types/result.ts';
import { backoffMs } from './backoff.ts';
import { CallRecord, type CallSize, type CountUsage } from './call-record.ts';
import { type Candidate, Candidates } from './candidates.ts';
import { type Context, callTimeouts } from './context.ts';
import type { Server } from './servers.ts';

export interface TriesInput {
  readonly context: Context;
  readonly operation: Operation;
  readonly model: string;
  /** What the call wants of a server; default the operation. */
  readonly need?: string;
  readonly options: CallOptions;
  readonly requestId: string;
  /** Its reason is an InferenceError. */
  readonly signal: AbortSignal;
  /** Monotonic time at which the call must have ended. */
  readonly deadlineMs: number;
  readonly size: CallSize;
}

/** How an attempt ended, for its server and for the record. */
export interface AttemptEnd extends Omit<Attempt, 'endpointId' | 'outcome' | 'durationMs'> {
  readonly error: InferenceError | null;
  /** From the request to the first token, or to the whole answer; null where none came. */
  readonly latencyMs: number | null;
  /** Asks the server how many tokens it was; left out where it cannot be asked. */
  readonly count?: CountUsage | undefined;
}

/** Leave for one attempt; to be ended once. */
export interface Try {
  readonly server: Server;
  end(end: AttemptEnd): void;
}

const defaultAttempts = 3;

export class Tries {
  readonly purpose: Purpose;
  readonly record: CallRecord;
  readonly #input: TriesInput;
  readonly #candidates: Candidates;
  #queueMs = 0;

  constructor(input: TriesInput) {
    const { context, operation, model, need = operation, options, requestId, signal } = input;
    const { tenant = null, tierFloor = 'undeclared', timeouts } = options;
    this.#input = input;
    this.purpose = { requestId, operation, model, tenant, tierFloor, redactions: {} };
    this.record = new CallRecord(context, this.purpose, input.size, options);
    this.#candidates = new Candidates({
      servers: context.servers,
      breakers: context.breakers,
      model,
      need,
      purpose: this.purpose,
      wait: { tenant: tenant ?? '', limitMs: callTimeouts(context.timeouts, timeouts).queueMs, signal },
    });
  }

  get attempts(): readonly Attempt[] {
    return this.record.attempts;
  }

  /** What every attempt at an endpoint carries beside its body. */
  headersFor({ tenantHeaders }: Endpoint): Readonly<Record<string, string>> {
    const { tenant, cacheSalt = '' } = this.#input.options;
    const { traceparent } = this.record;
    return {
      ...(traceparent === undefined ? {} : { traceparent }),
      ...(tenant === undefined ? {} : tenantHeaders?.(tenant, cacheSalt)),
    };
  }

  /** Milliseconds that the call stood in queues. */
  get queueMs(): number {
    return this.#queueMs;
  }

  /** @throws InferenceError when no server may be tried now. */
  async first(): Promise<Try> {
    const { context, signal } = this.#input;
    signal.throwIfAborted();
    context.retries.countCall();
    await this.record.reserve(signal);
    return this.#begin(await this.#queued(() => this.#candidates.first()));
  }

  /**
   * The next one after a failure of which nothing was shown, once its time has come.
   * @throws InferenceError the failure, when it is final; the reason of an abort.
   */
  async after({ server }: Try, failure: InferenceError): Promise<Try> {
    const { context, options, signal, deadlineMs } = this.#input;
    if (this.attempts.length >= (options.maxAttempts ?? defaultAttempts)) throw failure;
    const elsewhere = this.#candidates.hasAnother(failure, server);
    if (!elsewhere && !failure.retryable) throw failure;
    if (failure.retryable) {
      if (!context.retries.take()) throw failure;
      const asked = elsewhere ? undefined : failure.retryAfterMs;
      const waitMs = asked ?? backoffMs(this.attempts.length - 1, context.random);
      if (context.clock.monotonicMs() + waitMs >= deadlineMs) throw failure;
      await sleep(context.clock, waitMs, signal);
    }
    await this.record.topUp(signal);
    return this.#begin(await this.#rested(failure, server));
  }

  /** Of a pause the rest is waited for too: timers are early, and another call may have been told of a longer one. */
  async #rested(failure: InferenceError, server: Server): Promise<Candidate> {
    const { context, signal, deadlineMs } = this.#input;
    for (;;) {
      const candidate = await this.#queued(() => this.#candidates.next(failure, server));
      if (candidate !== null) return candidate;
      const restMs = failure.retryable ? this.#candidates.pauseOf(server) : 0;
      if (restMs === 0) throw failure;
      if (context.clock.monotonicMs() + restMs >= deadlineMs) throw failure.with({ retryAfterMs: restMs });
      await sleep(context.clock, restMs, signal);
    }
  }

  async #queued<T>(pick: () => Promise<T>): Promise<T> {
    const { context, requestId } = this.#input;
    const startMs = context.clock.monotonicMs();
    try {
      return await pick();
    } catch (error) {
      throw error instanceof InferenceError ? error.with({ requestId }) : error;
    } finally {
      this.#queueMs += context.clock.monotonicMs() - startMs;
    }
  }

  #begin({ server, admission, slot }: Candidate): Try {
    const { context, model, operation, need = operation } = this.#input;
    const { clock } = context;
    const startMs = clock.monotonicMs();
    return {
      server,
      end: ({ error, latencyMs, count, ...facts }) => {
        const { id: endpointId } = server.transport.endpoint;
        const durationMs = clock.monotonicMs() - startMs;
        this.record.note({ endpointId, outcome: error?.code ?? 'ok', durationMs, ...facts }, count);
        if (error !== null) server.inabilities.note(need, model, error);
        server.loading.note(error);
        slot.release(latencyMs);
        admission.settle(error);
      },
    };
  }
}
