import { isCloudModel } from '../dialects/index.ts';
import { InferenceError } from '../errors/index.ts';
import type { Transport } from '../transport/index.ts';
import type { Admission, Breaker, Breakers } from './breaker.ts';

export interface Candidate {
  readonly transport: Transport;
  readonly admission: Admission;
}

/** The endpoints of one call, in the order of the configuration. */
export class Candidates {
  readonly #transports: readonly Transport[];
  readonly #breakers: Breakers;
  readonly #model: string;
  readonly #requestId: string;
  readonly #tried = new Set<Transport>();

  constructor(transports: readonly Transport[], breakers: Breakers, model: string, requestId: string) {
    this.#transports = transports;
    this.#breakers = breakers;
    this.#model = model;
    this.#requestId = requestId;
  }

  /**
   * @throws InferenceError `tier_denied` for a model that runs in a vendor's cloud behind a local server; `circuit_open` when no
   * endpoint may be tried now.
   */
  first(): Candidate {
    const requestId = this.#requestId;
    if (isCloudModel(this.#model)) {
      throw new InferenceError('tier_denied', { message: 'The model does not run on the endpoint', requestId });
    }
    const candidate = this.#untried();
    if (candidate !== null) return candidate;
    const waits = this.#transports.map((transport) => this.#breaker(transport).retryAfterMs);
    throw new InferenceError('circuit_open', {
      message: 'Every endpoint rests after failures',
      retryAfterMs: Math.min(...waits),
      requestId,
    });
  }

  /** Whether another endpoint may be tried after a failure. A server that answered with an error of its own is not left for another. */
  hasAnother({ code }: InferenceError): boolean {
    if (code === 'upstream_error') return false;
    return this.#transports.some((transport) => !this.#tried.has(transport) && this.#breaker(transport).state !== 'open');
  }

  /** Another endpoint if it is wanted and there is one, else the same again; null when neither may be tried now. */
  next(transport: Transport, wantsAnother: boolean): Candidate | null {
    return (wantsAnother ? this.#untried() : null) ?? this.#admit(transport);
  }

  #breaker({ endpoint }: Transport): Breaker {
    return this.#breakers.of(endpoint.id, this.#model);
  }

  #admit(transport: Transport): Candidate | null {
    const admission = this.#breaker(transport).admit();
    return admission === null ? null : { transport, admission };
  }

  #untried(): Candidate | null {
    for (const transport of this.#transports) {
      if (this.#tried.has(transport)) continue;
      const candidate = this.#admit(transport);
      if (candidate === null) continue;
      this.#tried.add(transport);
      return candidate;
    }
    return null;
  }
}
