/** One request for one reply: the deltas as they come, then the content, or one error with what had come. */
import { httpError, InferenceError } from '../errors/index.ts';
import type { ReducerOptions } from '../reducer/index.ts';
import {
  type Answer,
  type AttemptPhase,
  type Clock,
  PhaseTimer,
  type Purpose,
  type Timeouts,
  type Transport,
} from '../transport/index.ts';
import type { ChatContent, ChatDelta } from '../types/outcome.ts';
import type { OpenRedaction } from '../types/redaction.ts';
import { maxErrorBytes, withoutKey } from './exchange.ts';
import { type Loading, loadingFirstTokenMs } from './loading.ts';
import { ReplyReader } from './reply-reader.ts';

export interface AttemptInput {
  readonly transport: Transport;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly purpose: Purpose;
  readonly reducer: ReducerOptions;
  /** What was taken out of the body; null where nothing could be. */
  readonly redaction: OpenRedaction | null;
  readonly timeouts: Timeouts;
  /** Asked when the first token is late; null where its limit is the caller's. */
  readonly loading: Pick<Loading, 'ask'> | null;
  readonly clock: Clock;
  /** The call's; its reason is what the attempt fails with. */
  readonly signal: AbortSignal;
  /** Told once each, in this order. */
  readonly onStage: (stage: 'connectMs' | 'firstByteMs') => void;
}

export class ChatAttempt {
  readonly #input: AttemptInput;
  readonly #reader: ReplyReader;
  readonly #timer: PhaseTimer;
  readonly #abort = new AbortController();
  readonly #follow = (): void => this.#stop(this.#input.signal.reason);
  /** Why it was ended from here; a signal is slower to ask. */
  #stopped: { readonly reason: unknown } | null = null;
  #decisionId: string | null = null;
  #answer: Answer | null = null;
  #last: ChatDelta | null = null;
  #isPatient = false;

  constructor(input: AttemptInput) {
    const { clock, timeouts, reducer, redaction } = input;
    this.#input = input;
    this.#timer = new PhaseTimer(clock, timeouts, (phase) => void this.#expire(phase));
    this.#reader = new ReplyReader({ reducer, redaction, onHeld: () => this.#timer.start('between_tokens') });
  }

  get servedModel(): string | null {
    return this.#reader.servedModel;
  }

  /** UTF-16 units that came. */
  get delivered(): number {
    return this.#reader.delivered;
  }

  /** What the model wrote; for when nothing more comes. */
  get received(): string {
    return this.#reader.received;
  }

  /** Of the record that let it out; null where none is kept, or it was not let out. */
  get decisionId(): string | null {
    return this.#decisionId;
  }

  /** The content, whole or in part; for when nothing more comes. */
  settle(): ChatContent {
    return this.#reader.settle();
  }

  /**
   * The next delta, or null when the content is whole.
   * @throws InferenceError with what had come; nothing comes after it.
   */
  async next(): Promise<ChatDelta | null> {
    try {
      if (this.#answer === null) await this.#begin();
      // The finish is the reader's already: leaving afterwards takes nothing back.
      if (this.#stopped !== null && this.#last !== null && this.#last.type !== 'finish') throw this.#stopped.reason;
      const reader = this.#reader;
      let delta = reader.take();
      if (delta === null && this.#last !== null) this.#timer.start('between_tokens');
      for (; delta === null && !reader.ended; delta = reader.take()) await reader.read();
      // The timer stands still while the reader has the word: its slowness is not the server's.
      this.#timer.stop();
      if (delta === null) this.#finish();
      else this.#last = delta;
      return delta;
    } catch (error) {
      this.#end();
      throw this.#failure(error);
    }
  }

  /** A server that says that it loads its model gets the time for it, once. */
  async #expire(phase: AttemptPhase): Promise<void> {
    const { loading, timeouts } = this.#input;
    const restMs = loadingFirstTokenMs - timeouts.firstTokenMs;
    if (phase === 'first_token' && restMs > 0 && loading !== null && !this.#isPatient) {
      this.#isPatient = true;
      if ((await loading.ask(this.#abort.signal)) && this.#timer.prolong(phase, restMs)) return;
      if (!this.#timer.isIn(phase)) return;
    }
    this.#stop(new InferenceError('timeout', { phase }));
  }

  async #begin(): Promise<void> {
    const { signal } = this.#input;
    if (signal.aborted) this.#follow();
    else signal.addEventListener('abort', this.#follow, { once: true });
    const answer = await this.#open();
    this.#reader.begin(answer);
  }

  #finish(): void {
    const { failure } = this.#reader;
    if (failure !== null) throw failure;
    this.#end();
  }

  #stop(reason: unknown): void {
    this.#stopped ??= { reason };
    this.#abort.abort(reason);
  }

  /** Whole or broken off: the socket goes on to serve, or is destroyed. */
  #end(): void {
    this.#timer.cancel();
    this.#input.signal.removeEventListener('abort', this.#follow);
    if (this.#reader.ended && this.#reader.failure === null) this.#answer?.body.release();
    else this.#stop(new InferenceError('aborted'));
  }

  async #open(): Promise<Answer> {
    const { transport, body, headers, purpose, clock, onStage } = this.#input;
    const answer = await transport.request({
      method: 'POST',
      path: 'chat/completions',
      body,
      headers,
      purpose,
      signal: this.#abort.signal,
      onPass: ({ decisionId }) => {
        this.#decisionId = decisionId;
        this.#timer.start('connect');
      },
      onStart: () => {
        onStage('connectMs');
        this.#timer.start('first_token');
      },
    });
    onStage('firstByteMs');
    if (answer.status < 200 || answer.status > 299) {
      throw httpError({ ...answer, body: await answer.body.start(maxErrorBytes) }, clock.wallMs());
    }
    this.#answer = answer;
    return answer;
  }

  #failure(error: unknown): InferenceError {
    const known = error instanceof InferenceError ? error : new InferenceError('stream_incomplete', { cause: error });
    const { id, apiKey } = this.#input.transport.endpoint;
    return known.with({
      endpointId: id,
      message: withoutKey(known.message, apiKey),
      ...(this.#answer === null ? {} : { partial: { ...this.settle(), complete: false } }),
    });
  }
}
