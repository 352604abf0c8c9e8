/** The deltas of a reply from its body: as events or as one JSON document, with what was taken out of the request put back. */
import { header, InferenceError } from '../errors/index.ts';
import { SseDecoder, type SseEvent } from '../framing/index.ts';
import { ChatReducer, type ReducerOptions } from '../reducer/index.ts';
import type { Answer } from '../transport/index.ts';
import type { ChatContent, ChatDelta } from '../types/outcome.ts';
import type { OpenRedaction } from '../types/redaction.ts';
import { RestoredReply } from './restored.ts';

export interface ReplyReaderOptions {
  readonly reducer: ReducerOptions;
  /** What was taken out of the request; null where nothing could be. */
  readonly redaction: OpenRedaction | null;
  /** Something came that is held back for the rest of a placeholder: progress of the server's all the same. */
  readonly onHeld: () => void;
}

export class ReplyReader {
  readonly #decoder = new SseDecoder({ errorField: true });
  readonly #reducer: ChatReducer;
  readonly #restored: RestoredReply | null;
  readonly #onHeld: () => void;
  #body: Answer['body'] | null = null;
  #isStream = true;
  #events: readonly SseEvent[] = [];
  #nextEvent = 0;
  #deltas: readonly ChatDelta[] = [];
  #nextDelta = 0;
  #delivered = 0;
  /** What the body ended with, where it did not end by itself. */
  #broken: InferenceError | null = null;

  constructor({ reducer, redaction, onHeld }: ReplyReaderOptions) {
    this.#reducer = new ChatReducer(reducer);
    this.#restored = redaction === null ? null : new RestoredReply(redaction);
    this.#onHeld = onHeld;
  }

  get servedModel(): string | null {
    return this.#reducer.servedModel;
  }

  /** UTF-16 units that came. */
  get delivered(): number {
    return this.#restored?.delivered ?? this.#delivered;
  }

  /** What the model wrote, with what stands in place of what was taken out of the request. */
  get received(): string {
    const { reasoning, text, refusal = '', toolCalls } = this.#reducer.settle();
    return [reasoning, text, refusal, ...toolCalls.map((call) => call.arguments)].join('');
  }

  /** Nothing after it counts. */
  get ended(): boolean {
    return this.#reducer.ended;
  }

  /** Why the reply is not whole; null while it may be. */
  get failure(): InferenceError | null {
    const { failure } = this.#reducer;
    return failure === null || this.#broken === null ? failure : failure.with({ cause: this.#broken });
  }

  /** The content, whole or in part; for when nothing more comes. */
  settle(): ChatContent {
    const content = this.#reducer.settle();
    return this.#restored?.content(content) ?? content;
  }

  /** @throws InferenceError `protocol_error` for an answer that can hold no reply. */
  begin({ body, headers }: Answer): void {
    const type = mediaType(headers);
    // A server that names no type is taken at its word: the framing decides.
    this.#isStream = type === 'text/event-stream' || type === '';
    if (!this.#isStream && !/^application\/(?:[\w.-]+\+)?json$/.test(type)) {
      throw new InferenceError('protocol_error', { message: 'The answer is neither an event stream nor JSON' });
    }
    this.#body = body;
  }

  /** One that is there without waiting. Events are read one by one, so that what is left by an abort was not counted. */
  take(): ChatDelta | null {
    for (;;) {
      const delta = this.#deltas[this.#nextDelta];
      if (delta !== undefined) {
        this.#nextDelta += 1;
        this.#delivered += sizeOf(delta);
        return delta;
      }
      const event = this.#reducer.ended ? undefined : this.#events[this.#nextEvent];
      if (event === undefined) return null;
      this.#nextEvent += 1;
      this.#came(this.#reducer.push(event));
    }
  }

  /**
   * Waits for more.
   * @throws InferenceError for what broke the body, but an end that comes too early: of that `failure` tells.
   */
  async read(): Promise<void> {
    if (this.#body === null) return;
    if (!this.#isStream) {
      this.#came(this.#reducer.pushCompletion(await this.#body.text()));
      return;
    }
    let chunk: Uint8Array | null = null;
    try {
      chunk = await this.#body.next();
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

  #came(deltas: ChatDelta[]): void {
    this.#deltas = this.#restored?.push(deltas, this.#reducer.ended) ?? deltas;
    this.#nextDelta = 0;
    if (this.#deltas.length < deltas.length) this.#onHeld();
  }

  /** A reset ends a body as its end does; a stall does so once the finish reason is there. */
  #endedBy(error: unknown): InferenceError {
    if (!(error instanceof InferenceError)) throw error;
    const isEnd = error.code === 'stream_incomplete' || (error.phase === 'between_tokens' && this.#reducer.finished);
    if (!isEnd) throw error;
    return error;
  }
}

function sizeOf(delta: ChatDelta): number {
  if (delta.type === 'finish') return 0;
  return delta.type === 'tool' ? delta.argsDelta.length : delta.delta.length;
}

const mediaType = (headers: Answer['headers']): string =>
  (header(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
