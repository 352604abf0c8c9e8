/** One request for one reply: the deltas as they come, then the content, or one error with what had come. */
import { header, httpError, InferenceError } from '../errors/index.ts';
import { SseDecoder } from '../framing/index.ts';
import { ChatReducer, type ReducerOptions } from '../reducer/index.ts';
import { type Answer, type Clock, PhaseTimer, type Purpose, type Timeouts, type Transport } from '../transport/index.ts';
import type { ChatContent, ChatDelta } from '../types/outcome.ts';
import { maxErrorBytes, withoutKey } from './exchange.ts';

export interface AttemptInput {
  readonly transport: Transport;
  readonly body: string;
  readonly purpose: Purpose;
  readonly traceparent: string | undefined;
  readonly reducer: ReducerOptions;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  /** The call's; its reason is what the attempt fails with. */
  readonly signal: AbortSignal;
  /** Told once each, in this order. */
  readonly onStage: (stage: 'connectMs' | 'firstByteMs') => void;
}

export class ChatAttempt {
  readonly #input: AttemptInput;
  readonly #reducer: ChatReducer;
  readonly #timer: PhaseTimer;
  readonly #abort = new AbortController();
  #answer: Answer | null = null;
  #delivered = 0;

  constructor(input: AttemptInput) {
    this.#input = input;
    this.#reducer = new ChatReducer(input.reducer);
    this.#timer = new PhaseTimer(input.clock, input.timeouts, (phase) =>
      this.#abort.abort(new InferenceError('timeout', { phase })),
    );
  }

  get servedModel(): string | null {
    return this.#reducer.servedModel;
  }

  /** UTF-16 units that came. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Of the record that let it out; null where none is kept, or the server did not answer. */
  get decisionId(): string | null {
    return this.#answer?.passage.decisionId ?? null;
  }

  /** The content, whole or in part; for when nothing more comes. */
  settle(): ChatContent {
    return this.#reducer.settle();
  }

  async *run(): AsyncGenerator<ChatDelta, void> {
    const { signal } = this.#input;
    const follow = (): void => this.#abort.abort(signal.reason);
    if (signal.aborted) follow();
    else signal.addEventListener('abort', follow, { once: true });
    let complete = false;
    try {
      const answer = await this.#open();
      yield* isEventStream(answer) ? this.#stream(answer) : this.#whole(answer);
      if (this.#reducer.failure !== null) throw this.#reducer.failure;
      complete = true;
    } catch (error) {
      throw this.#failure(error);
    } finally {
      this.#timer.stop();
      signal.removeEventListener('abort', follow);
      if (complete) this.#answer?.body.release();
      else this.#abort.abort(new InferenceError('aborted'));
    }
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
      onPass: () => this.#timer.start('connect'),
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

  async *#stream({ body }: Answer): AsyncGenerator<ChatDelta> {
    const decoder = new SseDecoder({ errorField: true });
    let cause: unknown;
    try {
      for (let chunk = await body.next(); chunk !== null; chunk = await body.next()) {
        for (const event of decoder.push(chunk)) yield* this.#emit(this.#reducer.push(event));
        if (this.#reducer.ended) return;
      }
    } catch (error) {
      if (!this.#isEnd(error)) throw error;
      cause = error;
    }
    yield* this.#emit(this.#reducer.close(decoder.end()));
    if (cause !== undefined && this.#reducer.failure !== null) throw this.#reducer.failure.with({ cause });
  }

  /** A reset ends a body as its end does; a stall does so once the finish reason is there. */
  #isEnd(error: unknown): boolean {
    if (!(error instanceof InferenceError)) return false;
    return error.code === 'stream_incomplete' || (error.phase === 'between_tokens' && this.#reducer.finished);
  }

  async *#whole({ headers, body }: Answer): AsyncGenerator<ChatDelta> {
    if (!isJson(headers)) {
      throw new InferenceError('protocol_error', { message: 'The answer is neither an event stream nor JSON' });
    }
    yield* this.#emit(this.#reducer.pushCompletion(await body.text()));
  }

  /** The timer stands still while the reader has the word: its slowness is not the server's. */
  *#emit(deltas: readonly ChatDelta[]): Generator<ChatDelta> {
    if (deltas.length === 0) return;
    this.#timer.stop();
    for (const delta of deltas) {
      this.#delivered += sizeOf(delta);
      yield delta;
      if (delta.type !== 'finish') this.#abort.signal.throwIfAborted();
    }
    this.#timer.start('between_tokens');
  }

  #failure(error: unknown): InferenceError {
    const known = error instanceof InferenceError ? error : new InferenceError('stream_incomplete', { cause: error });
    const { id, apiKey } = this.#input.transport.endpoint;
    return known.with({
      endpointId: id,
      message: withoutKey(known.message, apiKey),
      ...(this.#answer === null ? {} : { partial: { ...this.#reducer.settle(), complete: false } }),
    });
  }
}

function sizeOf(delta: ChatDelta): number {
  if (delta.type === 'finish') return 0;
  return delta.type === 'tool' ? delta.argsDelta.length : delta.delta.length;
}

const mediaType = (headers: Answer['headers']): string =>
  (header(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A server that names no type is taken at its word: the framing decides. */
const isEventStream = ({ headers }: Answer): boolean => ['text/event-stream', ''].includes(mediaType(headers));

const isJson = (headers: Answer['headers']): boolean => /^application\/(?:[\w.-]+\+)?json$/.test(mediaType(headers));
