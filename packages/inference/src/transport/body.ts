/** The body of an answer, read as it is asked for: what nobody has asked for yet is held up to a bound, then the socket waits. */
import type { Dispatcher } from 'undici';
import { InferenceError } from '../errors/index.ts';
import { withinBody } from './socket-error.ts';

const maxReplyBytes = 16 * 1024 * 1024;
const maxHeldBytes = 64 * 1024;
const maxRestBytes = 64 * 1024;
const maxRestMs = 500;

interface Reader {
  resolve(chunk: Buffer | null): void;
  reject(error: InferenceError): void;
}

export class Body {
  readonly #source: Dispatcher.DispatchController;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #bytesRead = 0;
  #reader: Reader | null = null;
  /** Null while it goes on; an error where it broke. */
  #end: { readonly error: InferenceError | null } | null = null;

  constructor(source: Dispatcher.DispatchController) {
    this.#source = source;
  }

  /** Bytes have come. */
  push(chunk: Buffer): void {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#reader !== null) this.#serve(this.#reader);
    else if (this.#heldBytes > maxHeldBytes) this.#source.pause();
  }

  /** Nothing more comes. */
  close(error: unknown = null): void {
    this.#end ??= { error: error === null ? null : withinBody(error) };
    if (this.#reader !== null) this.#serve(this.#reader);
  }

  /**
   * The next bytes, or null at the end. One reader at a time.
   * @throws InferenceError `response_too_large` beyond 16 MiB, `stream_incomplete` when the connection breaks, or the reason of an abort.
   */
  next(): Promise<Buffer | null> {
    return new Promise((resolve, reject) => {
      const reader = { resolve, reject };
      if (this.#held.length > 0 || this.#end !== null) this.#serve(reader);
      else this.#reader = reader;
    });
  }

  async text(): Promise<string> {
    return this.start(Number.POSITIVE_INFINITY);
  }

  /** The first `maxBytes` or more, and no error when there are less. */
  async start(maxBytes: number): Promise<string> {
    const chunks: Buffer[] = [];
    for (let size = 0; size < maxBytes; ) {
      const chunk = await this.next();
      if (chunk === null) break;
      chunks.push(chunk);
      size += chunk.length;
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  }

  /** Reads what little is left, so that the socket can serve the next request; a server that goes on is cut off. */
  release(): void {
    if (this.#end !== null) return;
    const leave = (): void => this.#source.abort(new InferenceError('aborted'));
    const timer = setTimeout(leave, maxRestMs);
    timer.unref();
    this.start(maxRestBytes).then(
      () => {
        clearTimeout(timer);
        if (this.#end === null) leave();
      },
      () => clearTimeout(timer),
    );
  }

  #serve({ resolve, reject }: Reader): void {
    this.#reader = null;
    if (this.#heldBytes === 0 && this.#end !== null) {
      if (this.#end.error === null) resolve(null);
      else reject(this.#end.error);
      return;
    }
    const [first = Buffer.alloc(0)] = this.#held;
    const chunk = this.#held.length === 1 ? first : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#bytesRead += chunk.length;
    if (this.#bytesRead > maxReplyBytes) {
      reject(new InferenceError('response_too_large', { message: `A reply passes ${maxReplyBytes} bytes` }));
      return;
    }
    resolve(chunk);
    if (this.#source.paused) this.#source.resume();
  }
}
