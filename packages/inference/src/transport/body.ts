import type { Dispatcher } from 'undici';
import { InferenceError } from '../errors/index.ts';
import { withinBody } from './socket-error.ts';

const maxReplyBytes = 16 * 1024 * 1024;
const maxRestBytes = 64 * 1024;
const maxRestMs = 500;

/** The body of an answer, read as it is asked for and never past 16 MiB. */
export class Body {
  readonly #stream: Dispatcher.ResponseData['body'];
  readonly #chunks: AsyncIterator<Buffer>;
  #bytesRead = 0;

  constructor(stream: Dispatcher.ResponseData['body']) {
    this.#stream = stream;
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /**
   * The next bytes, or null at the end.
   * @throws InferenceError `response_too_large`, `stream_incomplete` when the connection breaks, or the reason of an abort.
   */
  async next(): Promise<Buffer | null> {
    const { done, value } = await this.#chunks.next().catch((error: unknown) => {
      throw withinBody(error);
    });
    if (done === true) return null;
    this.#bytesRead += value.length;
    if (this.#bytesRead > maxReplyBytes) {
      throw new InferenceError('response_too_large', { message: `A reply passes ${maxReplyBytes} bytes` });
    }
    return value;
  }

  async text(): Promise<string> {
    const chunks: Buffer[] = [];
    for (let chunk = await this.next(); chunk !== null; chunk = await this.next()) chunks.push(chunk);
    return new TextDecoder().decode(Buffer.concat(chunks));
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
    const timer = setTimeout(() => this.#stream.destroy(), maxRestMs);
    timer.unref();
    this.start(maxRestBytes).then(
      () => {
        clearTimeout(timer);
        this.#stream.destroy();
      },
      () => clearTimeout(timer),
    );
  }
}
