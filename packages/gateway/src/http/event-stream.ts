/** A stream of values that knows whether its reader keeps up. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { GatewayError } from '../gateway-error.ts';
import type { Wire } from './wire.ts';

export interface EventStreamOptions {
  readonly wire: Wire;
  readonly headers?: OutgoingHttpHeaders;
  /** Milliseconds before something is sent into a silence. */
  readonly keepAlive: number;
  /** Milliseconds that a reader may take nothing. */
  readonly stall: number;
  /** Called once when it took nothing for that long. */
  readonly onStall: () => void;
}

export class EventStream {
  readonly #response: ServerResponse;
  readonly #options: EventStreamOptions;
  readonly #keepAlive: NodeJS.Timeout;
  #stall: NodeJS.Timeout | undefined;

  /** Sends the headers at once, before the first event is there. */
  constructor(response: ServerResponse, options: EventStreamOptions) {
    this.#response = response;
    this.#options = options;
    response.writeHead(200, {
      'Content-Type': options.wire.contentType,
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      ...options.headers,
    });
    response.flushHeaders();
    this.#keepAlive = setInterval(() => {
      if (!this.blocked) this.#write(options.wire.silence);
    }, options.keepAlive);
    response.on('drain', () => this.#unblock());
    response.once('close', () => {
      clearInterval(this.#keepAlive);
      this.#unblock();
    });
  }

  /** True while the reader has yet to take what was written before. */
  get blocked(): boolean {
    return this.#stall !== undefined;
  }

  /** True when nothing more can reach the reader. */
  get closed(): boolean {
    return this.#response.writableEnded || this.#response.destroyed;
  }

  send(value: unknown): void {
    this.#write(this.#options.wire.frame(value));
  }

  /** Resolves when the reader has caught up or is gone, or when the signal is aborted. */
  drained(signal: AbortSignal): Promise<void> {
    if (!this.blocked || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#response.off('drain', done);
        this.#response.off('close', done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#response.on('drain', done);
      this.#response.on('close', done);
      signal.addEventListener('abort', done);
    });
  }

  /** Calls back each time the reader has caught up. */
  onDrain(listener: () => void): void {
    this.#response.on('drain', listener);
  }

  done(): void {
    this.#write(this.#options.wire.end);
    this.#close();
  }

  /** Ends the stream with an error and no marker; a reader that does not take it within `grace` ms is cut off. */
  fail(error: GatewayError, grace = 1000): void {
    if (this.closed) return;
    this.send(this.#options.wire.failure(error));
    this.#close();
    const cut = setTimeout(() => this.#response.destroy(), grace);
    this.#response.once('close', () => clearTimeout(cut));
  }

  #close(): void {
    clearInterval(this.#keepAlive);
    this.#response.end();
  }

  #write(text: string): void {
    if (this.closed || text === '') return;
    this.#keepAlive.refresh();
    if (this.#response.write(text) || this.blocked) return;
    this.#stall = setTimeout(() => this.#options.onStall(), this.#options.stall);
  }

  #unblock(): void {
    clearTimeout(this.#stall);
    this.#stall = undefined;
  }
}
