/** The one way out: HTTP to an endpoint whose address is checked before a byte is written. */
import { randomUUID } from 'node:crypto';
import { Agent, buildConnector } from 'undici';
import { type Headers, InferenceError } from '../errors/index.ts';
import type { Gate, Outgoing, Passage } from '../types/gate.ts';
import { isAllowedPeer } from './address.ts';
import type { Body } from './body.ts';
import type { Endpoint } from './endpoint.ts';
import { Incoming } from './incoming.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Bounds a socket that no call waits for any more; calls have their own limit. */
const abandonedSocketMs = 30_000;

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

/** A client without a policy: what the endpoints' addresses allow. */
export const openGate: Gate = { pass: async () => ({ decisionId: null, cardId: null }) };

export class Transport {
  readonly endpoint: Endpoint;
  readonly #gate: Gate;
  readonly #agent: Agent;

  constructor(endpoint: Endpoint, gate: Gate = openGate) {
    this.endpoint = endpoint;
    this.#gate = gate;
    this.#agent = new Agent({ connect: checkedConnector(endpoint), headersTimeout: 0, bodyTimeout: 0 });
  }

  /**
   * The answer once its headers are there; redirects are not followed.
   * @throws InferenceError `connect_failed`, `tier_denied`, `protocol_error`, what the gate refuses with, or the signal's reason.
   */
  async request(asked: TransportRequest): Promise<Answer> {
    const { method, path, body, headers = {}, purpose, signal, onPass = () => {}, onStart = () => {} } = asked;
    signal.throwIfAborted();
    const passage = await unlessAborted(this.#pass(purpose, signal), signal);
    signal.throwIfAborted();
    onPass(passage);
    const { url, apiKey } = this.endpoint;
    const target = new URL(path, url);
    const incoming = new Incoming(signal, onStart);
    this.#send(incoming, {
      origin: target.origin,
      path: target.pathname,
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
    return await incoming.head;
  }

  /** Without the streams of `request`: they cost more than reading the events does. */
  #send(incoming: Incoming, request: Agent.DispatchOptions): void {
    try {
      this.#agent.dispatch(request, incoming);
    } catch (error) {
      incoming.fail(error);
    }
  }

  async #pass(purpose: Purpose, signal: AbortSignal): Promise<Passage> {
    const { id, url, dialect, tier } = this.endpoint;
    try {
      return await this.#gate.pass({ ...purpose, endpoint: { id, url, dialect, tier } }, signal);
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

function checkedConnector({ id, url, allowedAddresses }: Endpoint): buildConnector.connector {
  const connect = buildConnector({ timeout: abandonedSocketMs });
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      if (isAllowedPeer(url, allowedAddresses, socket.remoteAddress)) return callback(null, socket);
      socket.destroy();
      return callback(
        new InferenceError('tier_denied', { endpointId: id, message: `${url.hostname} led to an address that is not allowed` }),
        null,
      );
    });
}
