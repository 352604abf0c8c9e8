import type { Dispatcher } from 'undici';
import type { Headers, InferenceError } from '../errors/index.ts';
import { Body } from './body.ts';
import { beforeAnswer } from './socket-error.ts';

export interface Head {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** One request from when it is queued to the end of its answer's body. */
export class Incoming implements Dispatcher.DispatchHandler {
  /** The answer once its headers are there. */
  readonly head: Promise<Head>;
  readonly #signal: AbortSignal;
  readonly #onStart: () => void;
  #resolve: (head: Head) => void = () => {};
  #reject: (error: InferenceError) => void = () => {};
  #controller: Dispatcher.DispatchController | null = null;
  #body: Body | null = null;

  constructor(signal: AbortSignal, onStart: () => void) {
    this.#signal = signal;
    this.#onStart = onStart;
    this.head = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', this.#abort, { once: true });
  }

  /** The connection stands and the request is written. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) controller.abort(this.#reason());
    else this.#onStart();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // Of an answer that only says that one is to come, the real one follows.
    if (status < 200) return;
    this.#body = new Body(controller);
    this.#resolve({ status, headers, body: this.#body });
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body?.push(chunk);
  }

  onResponseEnd(): void {
    this.#leave();
    this.#body?.close();
  }

  onResponseError(_: Dispatcher.DispatchController, error: unknown): void {
    this.fail(error);
  }

  /** It ended without an answer, or in the middle of one. */
  fail(error: unknown): void {
    this.#leave();
    if (this.#body === null) this.#reject(beforeAnswer(error));
    else this.#body.close(error);
  }

  /** A request that still connects is told when the connection stands; who asked need not wait for that. */
  readonly #abort = (): void => {
    if (this.#controller === null) this.#reject(beforeAnswer(this.#signal.reason));
    else this.#controller.abort(this.#reason());
  };

  #reason(): Error {
    const { reason } = this.#signal;
    return reason instanceof Error ? reason : new Error('Aborted', { cause: reason });
  }

  #leave(): void {
    this.#signal.removeEventListener('abort', this.#abort);
  }
}
