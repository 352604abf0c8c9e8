/** One request for one reply: the deltas as they come, then the content, or one error with what had come. */
import { header, httpError, InferenceError } from '../errors/index.ts';
import { SseDecoder, type SseEvent } from '../framing/index.ts';
import { ChatReducer, type ReducerOptions } from '../reducer/index.ts';
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
import { RestoredReply } from './restored.ts';

export interface AttemptInput {
  readonly transport: Transport;
  readonly body: string;
  readonly purpose: Purpose;
  readonly traceparent: string | undefined;
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
  readonly #reducer: ChatReducer;
  readonly #restored: RestoredReply | null;
  readonly #timer: PhaseTimer;
  readonly #abort = new AbortController();
  readonly #decoder = new SseDecoder({ errorField: true });
  readonly #follow = (): void => this.#stop(this.#input.signal.reason);
  /** Why it was ended from here; a signal is slower to ask. */
  #stopped: { readonly reason: unknown } | null = null;
  #decisionId: string | null = null;
  #answer: Answer | null = null;
  /** It comes as events, and not as one JSON body. */
  #isStream = true;
  #events: readonly SseEvent[] = [];
  #nextEvent = 0;
  #deltas: readonly ChatDelta[] = [];
  #nextDelta = 0;
  #last: ChatDelta | null = null;
  #delivered = 0;
  #isPatient = false;
  /** What the body ended with, where it did not end by itself. */
  #broken: InferenceError | null = null;

  constructor(input: AttemptInput) {
    this.#input = input;
    this.#reducer = new ChatReducer(input.reducer);
    this.#restored = input.redaction === null ? null : new RestoredReply(input.redaction);
    this.#timer = new PhaseTimer(input.clock, input.timeouts, (phase) => void this.#expire(phase));
  }

  get servedModel(): string | null {
    return this.#reducer.servedModel;
  }

  /** UTF-16 units that came. */
  get delivered(): number {
    return this.#restored?.delivered ?? this.#delivered;
  }

  /** Of the record that let it out; null where none is kept, or it was not let out. */
  get decisionId(): string | null {
    return this.#decisionId;
  }

  /** The content, whole or in part; for when nothing more comes. */
  settle(): ChatContent {
    const content = this.#reducer.settle();
    return this.#restored?.content(content) ?? content;
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
      let delta = this.#take();
      if (delta === null && this.#last !== null) this.#timer.start('between_tokens');
      for (; delta === null && !this.#reducer.ended; delta = this.#take()) await this.#read();
      return this.#give(delta);
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
    this.#isStream = isEventStream(answer);
    if (!this.#isStream && !isJson(answer.headers)) {
      throw new InferenceError('protocol_error', { message: 'The answer is neither an event stream nor JSON' });
    }
  }

  /** One that is there without waiting. Events are read one by one, so that what is left by an abort was not counted. */
  #take(): ChatDelta | null {
    for (;;) {
      const delta = this.#deltas[this.#nextDelta];
      if (delta !== undefined) {
        this.#nextDelta += 1;
        return delta;
      }
      const event = this.#reducer.ended ? undefined : this.#events[this.#nextEvent];
      if (event === undefined) return null;
      this.#nextEvent += 1;
      this.#came(this.#reducer.push(event));
    }
  }

  #came(deltas: ChatDelta[]): void {
    this.#deltas = this.#restored?.push(deltas, this.#reducer.ended) ?? deltas;
    this.#nextDelta = 0;
    // What is held back for the rest of a placeholder is progress of the server's all the same.
    if (this.#deltas.length < deltas.length) this.#timer.start('between_tokens');
  }

  /** The timer stands still while the reader has the word: its slowness is not the server's. */
  #give(delta: ChatDelta | null): ChatDelta | null {
    this.#timer.stop();
    if (delta === null) {
      if (this.#reducer.failure !== null) throw this.#reducer.failure.with(causeOf(this.#broken));
      this.#end();
      return null;
    }
    this.#last = delta;
    this.#delivered += sizeOf(delta);
    return delta;
  }

  async #read(): Promise<void> {
    const body = this.#answer?.body;
    if (body === undefined) return;
    if (!this.#isStream) {
      this.#came(this.#reducer.pushCompletion(await body.text()));
      return;
    }
    let chunk: Uint8Array | null = null;
    try {
      chunk = await body.next();
    } catch (error) {
      this.#broken = this.#endedBy(error);
    }
    if (chunk === null) {
      this.#came(this.#reducer.close(this.#decoder.end()));
      return;
    }
    this.#events = this.#decoder.push(chunk);
    this.#nextEvent = 0;
  }

  /**
   * A reset ends a body as its end does; a stall does so once the finish reason is there.
   * @throws InferenceError for everything else
   */
  #endedBy(error: unknown): InferenceError {
    if (!(error instanceof InferenceError)) throw error;
    const isEnd = error.code === 'stream_incomplete' || (error.phase === 'between_tokens' && this.#reducer.finished);
    if (!isEnd) throw error;
    return error;
  }

  #stop(reason: unknown): void {
    this.#stopped ??= { reason };
    this.#abort.abort(reason);
  }

  /** Whole or broken off: the socket goes on to serve, or is destroyed. */
  #end(): void {
    this.#timer.cancel();
    this.#input.signal.removeEventListener('abort', this.#follow);
    if (this.#reducer.ended && this.#reducer.failure === null) this.#answer?.body.release();
    else this.#stop(new InferenceError('aborted'));
  }

  async #open(): Promise<Answer> {
    const { transport, body, purpose, traceparent, clock, onStage } = this.#input;
    const answer = await transport.request({
      method: 'POST',
      path: 'chat/completions',
      body,
      headers: traceparent === undefined ? {} : { traceparent },
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

function sizeOf(delta: ChatDelta): number {
  if (delta.type === 'finish') return 0;
  return delta.type === 'tool' ? delta.argsDelta.length : delta.delta.length;
}

const causeOf = (broken: InferenceError | null): { cause?: InferenceError } => (broken === null ? {} : { cause: broken });

const mediaType = (headers: Answer['headers']): string =>
  (header(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A server that names no type is taken at its word: the framing decides. */
const isEventStream = ({ headers }: Answer): boolean => ['text/event-stream', ''].includes(mediaType(headers));

const isJson = (headers: Answer['headers']): boolean => /^application\/(?:[\w.-]+\+)?json$/.test(mediaType(headers));
