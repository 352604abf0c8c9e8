/** The one way out: HTTP to an endpoint whose address is checked before a byte is written. */
import { Agent, buildConnector, request } from 'undici';
import { type Headers, InferenceError } from '../errors/index.ts';
import { isAllowedPeer } from './address.ts';
import { Body } from './body.ts';
import type { Endpoint } from './endpoint.ts';
import { noticeStart } from './request-start.ts';
import { beforeAnswer } from './socket-error.ts';

/** Bounds a socket that no call waits for any more; calls have their own limit. */
const abandonedSocketMs = 30_000;

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, or from the root when it begins with `/`. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Its reason is what a call rejects with. Aborting destroys the socket. */
  readonly signal: AbortSignal;
  /** The connection stands and the request is written. */
  readonly onStart?: () => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export class Transport {
  readonly endpoint: Endpoint;
  readonly #agent: Agent;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
    this.#agent = new Agent({ connect: checkedConnector(endpoint), headersTimeout: 0, bodyTimeout: 0 });
  }

  /**
   * The answer once its headers are there; redirects are not followed.
   * @throws InferenceError `connect_failed`, `tier_denied`, `protocol_error`, or the signal's reason.
   */
  async request({ method, path, body, headers = {}, signal, onStart = () => {} }: TransportRequest): Promise<Answer> {
    signal.throwIfAborted();
    const { url, apiKey } = this.endpoint;
    const sent = request(new URL(path, url), {
      dispatcher: this.#agent.compose(noticeStart(onStart)),
      method,
      headers: {
        accept: 'text/event-stream, application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...headers,
      },
      body: body ?? null,
      signal,
    });
    // undici looks at the signal of a request that still connects only when the connection stands.
    const answer = await unlessAborted(sent, signal).catch((error: unknown) => {
      throw beforeAnswer(error);
    });
    return { status: answer.statusCode, headers: answer.headers, body: new Body(answer.body) };
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

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    promise.catch(() => {});
  }
}
