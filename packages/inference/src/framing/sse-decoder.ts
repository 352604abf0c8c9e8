/**
 * Server-sent events from bytes (WHATWG HTML §9.2.6), in linear time: every character is looked at once, wherever the network
 * cut it.
 */
import { InferenceError } from '../errors/index.ts';

export interface SseEvent {
  /** Null when the event has no name. */
  readonly event: string | null;
  readonly data: string;
}

/** What stood in the stream when it ended. */
export interface SseEnd {
  /** Data of an event whose blank line never came; null when there was none. */
  readonly trailing: string | null;
  /** Its name; null when it has none. */
  readonly event: string | null;
  /** Whether any comment or known field was seen, or the start of a first one. A body without is not an event stream; an empty one is. */
  readonly framed: boolean;
}

export interface SseOptions {
  /** Bound of one event with its comments, in bytes of UTF-8. */
  readonly maxEventBytes?: number;
  /** Reads the field `error:`, with which llama.cpp once reported failures, as an event of that name. The standard drops it. */
  readonly errorField?: boolean;
}

const defaultMaxEventBytes = 4 * 1024 * 1024;

/** Fields of the standard; `id` and `retry` concern reconnecting, which a reply cannot do. */
const knownFields = new Set(['data', 'event', 'id', 'retry']);

export class SseDecoder {
  readonly #text = new TextDecoder();
  readonly #maxEventBytes: number;
  readonly #errorField: boolean;
  #line = '';
  #isFirstLine = true;
  #afterCr = false;
  #name: string | null = null;
  #data: string[] = [];
  #eventBytes = 0;
  #framed = false;
  #events: SseEvent[] = [];

  constructor({ maxEventBytes = defaultMaxEventBytes, errorField = false }: SseOptions = {}) {
    this.#maxEventBytes = maxEventBytes;
    this.#errorField = errorField;
  }

  /**
   * The events that these bytes complete.
   * @throws InferenceError `response_too_large` when one event passes its bound.
   */
  push(bytes: Uint8Array): readonly SseEvent[] {
    this.#scan(this.#text.decode(bytes, { stream: true }));
    return this.#take();
  }

  /** To be called once, when the body has ended. */
  end(): SseEnd {
    this.#scan(this.#text.decode());
    if (this.#line !== '') this.#field(this.#line);
    if (this.#isFirstLine && [...knownFields].some((name) => name.startsWith(this.#line))) this.#framed = true;
    const trailing = this.#data.length === 0 ? null : this.#data.join('\n');
    return { trailing, event: this.#name, framed: this.#framed };
  }

  #take(): readonly SseEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #scan(text: string): void {
    // A CR ended its line already; the LF of a CRLF may come with the next chunk.
    let start = this.#afterCr && text.startsWith('\n') ? 1 : 0;
    if (text !== '') this.#afterCr = false;
    let lf = text.indexOf('\n', start);
    let cr = text.indexOf('\r', start);
    while (lf !== -1 || cr !== -1) {
      const atCr = cr !== -1 && (lf === -1 || cr < lf);
      const stop = atCr ? cr : lf;
      this.#grow(text.slice(start, stop));
      this.#endLine();
      start = stop + 1;
      if (atCr && start === text.length) this.#afterCr = true;
      else if (atCr && lf === start) start += 1;
      if (lf !== -1 && lf < start) lf = text.indexOf('\n', start);
      if (cr !== -1 && cr < start) cr = text.indexOf('\r', start);
    }
    this.#grow(text.slice(start));
  }

  #grow(piece: string): void {
    if (piece === '') return;
    this.#eventBytes += Buffer.byteLength(piece);
    if (this.#eventBytes > this.#maxEventBytes) {
      throw new InferenceError('response_too_large', { message: `An event passes ${this.#maxEventBytes} bytes` });
    }
    this.#line += piece;
  }

  #endLine(): void {
    const line = this.#line;
    this.#line = '';
    this.#isFirstLine = false;
    if (line !== '') this.#field(line);
    else this.#dispatch();
  }

  #field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) {
      this.#framed = true;
      return;
    }
    const name = colon === -1 ? line : line.slice(0, colon);
    const isError = name === 'error' && this.#errorField;
    if (!knownFields.has(name) && !isError) return;
    this.#framed = true;
    const after = colon === -1 ? '' : line.slice(colon + 1);
    const value = after.startsWith(' ') ? after.slice(1) : after;
    if (name === 'data' || isError) this.#data.push(value);
    if (name === 'event') this.#name = value === '' ? null : value;
    if (isError) this.#name = name;
  }

  #dispatch(): void {
    if (this.#data.length > 0) this.#events.push({ event: this.#name, data: this.#data.join('\n') });
    this.#data = [];
    this.#name = null;
    this.#eventBytes = 0;
  }
}
