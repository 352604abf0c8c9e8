import { isCloudModel } from '../dialects/index.ts';
import { InferenceError } from '../errors/index.ts';
import type { Purpose } from '../transport/index.ts';
import type { ErrorCode } from '../types/error-codes.ts';
import type { Refusal } from '../types/gate.ts';
import { isWithin } from '../types/tier.ts';
import type { Admission, Breaker, Breakers } from './breaker.ts';
import type { Slot, Wait } from './lane.ts';
import { byLoad, byRank, type Server } from './servers.ts';

/** A server that one attempt may use; the slot and the admission are its to settle. */
export interface Candidate {
  readonly server: Server;
  readonly admission: Admission;
  readonly slot: Slot;
}

export interface CandidatesInput {
  readonly servers: readonly Server[];
  readonly breakers: Breakers;
  readonly model: string;
  /** What the call wants of a server: an endpoint that said it cannot is not asked. */
  readonly need: string;
  readonly purpose: Purpose;
  readonly wait: Wait;
}

/**
 * The servers of one call: the strictest tier first, then the groups in the order of the configuration, and of a group the least
 * loaded one.
 */
export class Candidates {
  readonly #input: CandidatesInput;
  readonly #servers: readonly Server[];
  readonly #tried = new Set<Server>();

  constructor(input: CandidatesInput) {
    this.#input = input;
    this.#servers = input.servers.filter(({ transport }) => isWithin(transport.endpoint.tier, input.purpose.tierFloor));
  }

  /**
   * @throws InferenceError `tier_denied` for a model that runs in a vendor's cloud behind a local server, and where no endpoint is
   * within the floor; `not_supported` when every endpoint said so of late; `circuit_open` when every endpoint rests; `overloaded` when
   * every queue is full; `timeout` for one that did not move; the reason of an abort.
   */
  async first(): Promise<Candidate> {
    const { model, purpose } = this.#input;
    if (isCloudModel(model)) throw await this.#refusal('remote_model', 'The model does not run on the endpoint');
    if (this.#servers.length === 0) {
      throw await this.#refusal('infrastructure_tier', `No endpoint is ${purpose.tierFloor} or stricter`);
    }
    const able = this.#servers.filter((server) => this.#isAble(server));
    if (able.length === 0) throw this.#error('not_supported', 'Every endpoint said that it cannot do this');
    const candidate = await this.#pick(able);
    if (candidate !== null) return candidate;
    const awake = able.some((server) => this.#breaker(server).state === 'closed');
    throw awake
      ? this.#error('overloaded', 'The queue of every endpoint is full')
      : this.#error('circuit_open', 'Every endpoint rests after failures', this.#leastRestMs());
  }

  /** Whether another endpoint may be tried after a failure of this one. */
  hasAnother(failure: InferenceError, server: Server): boolean {
    return this.#others(failure, server).some((other) => this.#breaker(other).state !== 'open');
  }

  /**
   * Another endpoint where there is one for such a failure, else the same again; null when neither may be tried now.
   * @throws InferenceError as `first` does while it waits
   */
  async next(failure: InferenceError, server: Server): Promise<Candidate | null> {
    const another = await this.#pick(this.#others(failure, server));
    return another ?? (failure.retryable ? this.#pick([server]) : null);
  }

  /** Milliseconds for which a server asked to be left alone; 0 where it did not. */
  pauseOf(server: Server): number {
    return this.#breaker(server).pauseMs;
  }

  #others(failure: InferenceError, server: Server): readonly Server[] {
    const untried = this.#servers.filter((other) => !this.#tried.has(other) && this.#isAble(other));
    if (failure.code === 'context_length_exceeded') return largerThan(windowOf(failure, server), untried);
    return goesElsewhere(failure) ? untried : [];
  }

  async #pick(servers: readonly Server[]): Promise<Candidate | null> {
    for (const group of byRank(servers)) {
      const candidate = this.#free(group) ?? (await this.#queued(group));
      if (candidate === null) continue;
      this.#tried.add(candidate.server);
      return candidate;
    }
    return null;
  }

  #free(group: readonly Server[]): Candidate | null {
    for (const server of byLoad(group)) {
      const admission = server.lane.isFree ? this.#breaker(server).admit() : null;
      if (admission !== null) return { server, admission, slot: server.lane.take() };
    }
    return null;
  }

  async #queued(group: readonly Server[]): Promise<Candidate | null> {
    const busy = group.filter((server) => !server.lane.isFree && server.lane.hasRoom);
    const [server] = byLoad(busy.filter((each) => this.#breaker(each).state === 'closed'));
    if (server === undefined) return null;
    const slot = await server.lane.wait(this.#input.wait);
    // It may have fallen ill meanwhile.
    const admission = this.#breaker(server).admit();
    if (admission !== null) return { server, admission, slot };
    slot.release(null);
    return null;
  }

  #isAble({ inabilities }: Server): boolean {
    return !inabilities.has(this.#input.need, this.#input.model);
  }

  #breaker({ transport }: Server): Breaker {
    return this.#input.breakers.of(transport.endpoint.id, this.#input.model);
  }

  #leastRestMs(): number {
    return Math.min(...this.#servers.map((server) => this.#breaker(server).retryAfterMs));
  }

  /** Written down for the endpoint that would have come first. @throws InferenceError `audit_unavailable` */
  async #refusal(reason: Refusal['reason'], message: string): Promise<InferenceError> {
    const { servers, purpose } = this.#input;
    await servers[0]?.transport.refuse(purpose, reason);
    return new InferenceError('tier_denied', { message, reason, requestId: purpose.requestId });
  }

  #error(code: 'not_supported' | 'circuit_open' | 'overloaded', message: string, retryAfterMs?: number): InferenceError {
    return new InferenceError(code, { message, retryAfterMs, requestId: this.#input.purpose.requestId });
  }
}

/** Final at the endpoint that said it, and another one may know the model, be able to, or be allowed. */
const elsewhere: ReadonlySet<ErrorCode> = new Set([
  'model_not_found',
  'no_model',
  'not_supported',
  'tier_denied',
  'licence_denied',
]);

function goesElsewhere({ code, status, retryable }: InferenceError): boolean {
  // A server's own error stays with it: the request may be its cause. Those of a proxy in front of it do not.
  if (code === 'upstream_error') return retryable && status !== undefined && status !== 500;
  // A redirect is somebody's wish that the request goes elsewhere.
  if (code === 'tier_denied') return status === undefined;
  return retryable || elsewhere.has(code);
}

const windowOf = ({ contextSize, promptTokens }: InferenceError, { transport }: Server): number | undefined =>
  contextSize ?? transport.endpoint.contextLength ?? promptTokens;

const largerThan = (window: number | undefined, servers: readonly Server[]): readonly Server[] =>
  window === undefined ? [] : servers.filter(({ transport }) => (transport.endpoint.contextLength ?? 0) > window);
