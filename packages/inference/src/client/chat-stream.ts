import { InferenceError } from '../errors/index.ts';
import type { CallOptions, ChatEvent, ChatRequest, ChatResult, ChatStream } from '../types/chat.ts';
import { ChatCall } from './call.ts';
import { type Context, callTimeouts } from './context.ts';
import { enterScope } from './scope.ts';

type Step = IteratorResult<ChatEvent, undefined>;

const over: Step = { done: true, value: undefined };

/** The outside of a call: one reader, at its own pace, and a result. */
export class RunningChat implements ChatStream {
  readonly #context: Context;
  readonly #request: ChatRequest;
  readonly #options: CallOptions;
  readonly #requestId: string;
  readonly #control = new AbortController();
  readonly #result: Promise<ChatResult>;
  #resolve: (result: ChatResult) => void = () => {};
  #reject: (error: InferenceError) => void = () => {};
  #call: ChatCall | null = null;
  #lastPull: Promise<unknown> = Promise.resolve();
  #pulls = 0;
  #finished = false;
  #cancelled = false;
  #failure: InferenceError | null = null;
  #hasReader = false;
  #unlink: () => void = () => {};

  constructor(context: Context, request: ChatRequest, options: CallOptions, requestId: string) {
    this.#context = context;
    this.#request = request;
    this.#options = options;
    this.#requestId = requestId;
    this.#result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever reads the events learns of the failure there.
    this.#result.catch(() => {});
  }

  get result(): Promise<ChatResult> {
    // A reader that starts in the same turn comes first.
    queueMicrotask(() => {
      if (!this.#hasReader) void this.#drain();
    });
    return this.#result;
  }

  [Symbol.asyncIterator](): AsyncIterator<ChatEvent, undefined> {
    if (this.#hasReader)
      throw new InferenceError('config_invalid', { message: 'A stream has one reader', requestId: this.#requestId });
    this.#hasReader = true;
    return { next: () => this.#next(), return: () => this.#leave() };
  }

  abort(reason?: unknown): void {
    this.#cancel(this.#aborted(reason));
  }

  async #drain(): Promise<void> {
    this.#hasReader = true;
    try {
      for (let step = await this.#next(); step.done !== true; ) step = await this.#next();
    } catch {
      // The result has it.
    }
  }

  /** One pull at a time, in the order in which they were asked for. */
  #next(): Promise<Step> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    this.#pulls += 1;
    const again = (): Promise<Step> => this.#pull();
    const pull = this.#pulls === 1 ? again() : this.#lastPull.then(again, again);
    this.#lastPull = pull;
    return pull;
  }

  async #pull(): Promise<Step> {
    try {
      if (this.#failure !== null) throw this.#failure;
      if (this.#finished) return over;
      this.#call ??= this.#begin();
      const event = await this.#call.next();
      if (event !== null) return { done: false, value: event };
      const result = await this.#call.result();
      this.#finish();
      this.#resolve(result);
      return over;
    } catch (error) {
      this.#finish();
      this.#failure = error instanceof InferenceError ? error : new InferenceError('config_invalid', { cause: error });
      this.#reject(this.#failure);
      throw this.#failure;
    } finally {
      this.#pulls -= 1;
      this.#wind();
    }
  }

  /** The reader has what it wanted: the server need not go on. */
  async #leave(): Promise<Step> {
    this.#cancel(this.#aborted('The reader left'));
    await this.#result.catch(() => {});
    return over;
  }

  #cancel(error: InferenceError): void {
    if (this.#finished || this.#cancelled) return;
    this.#cancelled = true;
    this.#control.abort(error);
    this.#wind();
  }

  /** Runs a cancelled call to its end: nobody may ever ask for the next event, and the result must know now. */
  #wind(): void {
    if (this.#cancelled && !this.#finished && this.#pulls === 0) this.#next().catch(() => {});
  }

  #finish(): void {
    this.#finished = true;
    this.#unlink();
  }

  #begin(): ChatCall {
    const { clock, timeouts } = this.#context;
    const { totalMs } = callTimeouts(timeouts, this.#options.timeouts);
    const { signal } = this.#options;
    const requestId = this.#requestId;
    this.#unlink = enterScope(this.#context, { requestId, totalMs, signal, onEnd: (error) => this.#cancel(error) });
    const startMs = clock.monotonicMs();
    return new ChatCall({
      context: this.#context,
      request: this.#request,
      options: this.#options,
      requestId,
      signal: this.#control.signal,
      startMs,
      deadlineMs: startMs + totalMs,
    });
  }

  #aborted(cause?: unknown): InferenceError {
    return new InferenceError('aborted', { cause, requestId: this.#requestId });
  }
}
