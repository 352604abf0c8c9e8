import { InferenceError } from '../errors/index.ts';
import { aboutItself, type Clock, type Timeouts, type Transport } from '../transport/index.ts';
import { exchange } from './exchange.ts';

/** For the first token while a model is being loaded. */
export const loadingFirstTokenMs = 300_000;
const askMs = 2_000;

/** Whether an error is a server's word that it loads its model: llama.cpp's 503 "Loading model". */
const saysLoading = ({ code, message }: InferenceError): boolean => code === 'unavailable' && /\bloading\b/i.test(message);

/** Whether an endpoint loads its model, as far as it has said. */
export class Loading {
  readonly #transport: Transport;
  readonly #clock: Clock;
  #untilMs = 0;

  constructor(transport: Transport, clock: Clock) {
    this.#transport = transport;
    this.#clock = clock;
  }

  /** The limits of an attempt that begins now. */
  get limits(): Partial<Timeouts> {
    return this.#clock.monotonicMs() < this.#untilMs ? { firstTokenMs: loadingFirstTokenMs } : {};
  }

  /** How the endpoint answered a call, or a question about itself. */
  note(error: InferenceError | null): void {
    if (error === null) this.#untilMs = 0;
    else if (saysLoading(error)) this.#untilMs = this.#clock.monotonicMs() + loadingFirstTokenMs;
  }

  /** Asks a server that may be llama.cpp's whether it loads now; any other answer, or none, is a no. */
  async ask(signal: AbortSignal): Promise<boolean> {
    const { dialect } = this.#transport.endpoint;
    if (dialect !== undefined && dialect !== 'llama-server') return false;
    const timeouts = { connectMs: askMs, totalMs: askMs };
    const asked = { transport: this.#transport, clock: this.#clock, timeouts, purpose: aboutItself(), signal };
    try {
      await exchange({ ...asked, method: 'GET', path: '../health' });
      return false;
    } catch (error) {
      if (!(error instanceof InferenceError)) throw error;
      this.note(error);
      return saysLoading(error);
    }
  }
}
