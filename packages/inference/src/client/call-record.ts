/** What is known of one call for those who pay and those who watch. */
import { InferenceError } from '../errors/index.ts';
import { type Purpose, unlessAborted } from '../transport/index.ts';
import type { Costs, OpenAccount } from '../types/account.ts';
import type { CallOptions } from '../types/chat.ts';
import type { CallObserver, CallOver } from '../types/observer.ts';
import type { Usage } from '../types/outcome.ts';
import type { Attempt } from '../types/result.ts';
import type { Context } from './context.ts';
import { quietly } from './quietly.ts';

export interface CallSize {
  /** UTF-16 units of what the model will read. */
  readonly promptLength: number;
  readonly maxTokens: number | null;
}

/** Never rejects; null where it could not be found out. */
export type CountUsage = () => Promise<Usage | null>;

type CallWishes = Pick<CallOptions, 'traceparent' | 'conversationId' | 'account'>;

export type Ending = Pick<CallOver, 'error'> & Partial<Pick<CallOver, 'finishReason' | 'servedModel'>>;

const nothing: Costs = { cost: null, energy: null };

export class CallRecord {
  /** W3C trace context that servers are sent: the caller's, else the observer's. */
  readonly traceparent: string | undefined;
  readonly attempts: Attempt[] = [];
  readonly #context: Context;
  readonly #purpose: Purpose;
  readonly #size: CallSize;
  readonly #observer: CallObserver | null;
  readonly #startMs: number;
  readonly #counts = new Map<Attempt, Promise<Usage | null>>();
  #account: OpenAccount | null = null;
  #hasFirstToken = false;

  constructor(context: Context, purpose: Purpose, size: CallSize, { traceparent, conversationId, account }: CallWishes) {
    this.#context = account === undefined ? context : { ...context, account };
    this.#purpose = purpose;
    this.#size = size;
    this.#startMs = context.clock.monotonicMs();
    const { requestId, operation, model } = purpose;
    const begun = { requestId, operation, model: model ?? '', traceparent, conversationId };
    this.#observer = quietly(() => context.observer?.begin(begun)) ?? null;
    this.traceparent = traceparent ?? this.#observer?.traceparent;
  }

  /** @throws InferenceError `quota_exceeded`, or the reason of an abort. */
  async reserve(signal: AbortSignal): Promise<void> {
    const { requestId, operation, model, tenant } = this.#purpose;
    const opening = this.#context.account?.open({ requestId, operation, model: model ?? '', tenant, ...this.#size });
    try {
      this.#account = opening === undefined ? null : await unlessAborted(opening, signal);
    } catch (error) {
      // Set aside after all, for a call that is over.
      opening?.then((late) => late.settle({ attempts: [], complete: false })).catch(() => {});
      throw this.#refusal(error);
    }
  }

  /** @throws InferenceError `quota_exceeded`, or the reason of an abort. */
  async topUp(signal: AbortSignal): Promise<void> {
    if (this.#account === null) return;
    try {
      await unlessAborted(this.#account.topUp(this.attempts), signal);
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  /** What nobody reported and somebody pays for is counted from here on, while the call goes its way. */
  note(attempt: Attempt, count?: CountUsage): void {
    this.attempts.push(attempt);
    const isOpen = attempt.usage === null && (attempt.outcome === 'ok' || attempt.delivered > 0);
    if (isOpen && count !== undefined && this.#account !== null) this.#counts.set(attempt, count());
    quietly(() => this.#observer?.attempt(attempt));
  }

  noteFirstToken(): void {
    if (this.#hasFirstToken) return;
    this.#hasFirstToken = true;
    quietly(() => this.#observer?.firstToken(this.#sinceStart()));
  }

  noteChunk(): void {
    if (this.#observer?.chunk === undefined) return;
    quietly(() => this.#observer?.chunk?.(this.#sinceStart()));
  }

  /** Settles and tells, once. Never rejects: what was delivered stays delivered. */
  async close({ error, finishReason = null, servedModel = null }: Ending): Promise<Costs> {
    const { attempts } = this;
    const account = this.#account;
    this.#account = null;
    const end = { attempts, complete: error === null, ...(this.#counts.size > 0 && { counted: this.#counted() }) };
    const costs = (await account?.settle(end).catch(() => nothing)) ?? nothing;
    const totalMs = this.#sinceStart();
    quietly(() => this.#observer?.end({ error, attempts, costs, totalMs, finishReason, servedModel }));
    return costs;
  }

  #counted(): Promise<readonly Attempt[]> {
    const each = this.attempts.map(async (attempt) => {
      const usage = (await this.#counts.get(attempt)) ?? attempt.usage;
      return { ...attempt, usage };
    });
    return Promise.all(each);
  }

  #refusal(error: unknown): InferenceError {
    const { requestId } = this.#purpose;
    if (error instanceof InferenceError) return error.with({ requestId });
    const message = 'What the call may cost could not be set aside';
    return new InferenceError('unavailable', { message, requestId, retryable: false, cause: error });
  }

  #sinceStart(): number {
    return this.#context.clock.monotonicMs() - this.#startMs;
  }
}
