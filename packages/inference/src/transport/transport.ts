/** The one way out: HTTP to an endpoint whose address is checked before a byte is written. */
import { randomUUID } from 'node:crypto';
import type { Agent } from 'undici';
import { type Headers, InferenceError } from '../errors/index.ts';
import type { Gate, Outgoing, Passage, Refusal } from '../types/gate.ts';
import type { Body } from './body.ts';
import { checkedAgent, refusedAddressOf } from './dispatcher.ts';
import { type Endpoint, forGate } from './endpoint.ts';
import { Incoming } from './incoming.ts';
import { unlessAborted } from './unless-aborted.ts';

/** On whose behalf, and for what. */
export type Purpose = Omit<Outgoing, 'endpoint'>;

/** A question about the endpoint itself, on nobody's behalf. */
export const aboutItself = (): Purpose => ({
  requestId: randomUUID(),
  operation: 'models',
  model: null,
  tenant: null,
  tierFloor: 'undeclared',
  redactions: {},
});

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, or from the root when it begins with `/`. */
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the gate is asked. */
  readonly purpose: Purpose;
  /** Its reason is what a call rejects with. Aborting destroys the socket. */
  readonly signal: AbortSignal;
  /** The gate gave leave; connecting begins. */
  readonly onPass?: (passage: Passage) => void;
  /** The connection stands and the request is written. */
  readonly onStart?: () => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const unasked: Passage = { decisionId: null, cardId: null };

/** A client without a policy: what the endpoints' addresses allow. */
export const openGate: Gate = { pass: async () => unasked };

interface Target {
  readonly origin: string;
  readonly path: string;
}

export class Transport {
  readonly endpoint: Endpoint;
  readonly #gate: Gate;
  readonly #agent: Agent;
  /** Of each path, all of which stand in the code: to take an address apart costs as much as to send a request. */
  readonly #targets = new Map<string, Target>();

  constructor(endpoint: Endpoint, gate: Gate = openGate) {
    this.endpoint = endpoint;
    this.#gate = gate;
    this.#agent = checkedAgent(endpoint);
  }

  /**
   * The answer once its headers are there; redirects are not followed, and written down by the gate like addresses that are refused.
   * @throws InferenceError `connect_failed`, `tier_denied`, `protocol_error`, what the gate refuses with, or the signal's reason.
   */
  async request(asked: TransportRequest): Promise<Answer> {
    const { method, path, body, headers = {}, purpose, signal, onPass = () => {}, onStart = () => {} } = asked;
    signal.throwIfAborted();
    onPass(this.#gate === openGate ? unasked : await this.#leave(purpose, signal));
    const { apiKey } = this.endpoint;
    const incoming = new Incoming(signal, onStart);
    this.#send(incoming, {
      ...this.#targetOf(path),
      method,
      headers: {
        accept: 'text/event-stream, application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        'x-request-id': purpose.requestId,
        ...headers,
      },
      body: body ?? null,
    });
    return await this.#answered(incoming, purpose);
  }

  /**
   * Has a refusal that is not the gate's own written down.
   * @throws InferenceError `audit_unavailable`
   */
  async refuse(purpose: Purpose, reason: Refusal['reason'], address: string | null = null): Promise<void> {
    const { host } = this.endpoint.url;
    try {
      await this.#gate.refused?.({ ...purpose, endpoint: forGate(this.endpoint), host, address, reason });
    } catch (error) {
      if (error instanceof InferenceError) throw error;
      throw new InferenceError('audit_unavailable', { message: 'The refusal could not be written down', cause: error });
    }
  }

  async #answered({ head }: Incoming, purpose: Purpose): Promise<Answer> {
    try {
      const answer = await head;
      if (answer.status >= 300 && answer.status < 400) await this.refuse(purpose, 'redirect');
      return answer;
    } catch (error) {
      const address = refusedAddressOf(error);
      if (address !== null) await this.refuse(purpose, 'address', address);
      throw error;
    }
  }

  /** Without the streams of `request`: they cost more than reading the events does. */
  #send(incoming: Incoming, request: Agent.DispatchOptions): void {
    try {
      this.#agent.dispatch(request, incoming);
    } catch (error) {
      incoming.fail(error);
    }
  }

  #targetOf(path: string): Target {
    const known = this.#targets.get(path);
    if (known !== undefined) return known;
    const { origin, pathname } = new URL(path, this.endpoint.url);
    const target = { origin, path: pathname };
    this.#targets.set(path, target);
    return target;
  }

  async #leave(purpose: Purpose, signal: AbortSignal): Promise<Passage> {
    const passage = await unlessAborted(this.#pass(purpose, signal), signal);
    signal.throwIfAborted();
    return passage;
  }

  async #pass(purpose: Purpose, signal: AbortSignal): Promise<Passage> {
    try {
      return await this.#gate.pass({ ...purpose, endpoint: forGate(this.endpoint) }, signal);
    } catch (error) {
      if (error instanceof InferenceError) throw error;
      throw new InferenceError('tier_denied', { message: 'The policy could not be asked', cause: error });
    }
  }

  /** Destroys every socket. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
