/** Somebody's browser, as far as auth sees it: one address, one cookie jar. */
import { randomInt } from 'node:crypto';
import { parseSetCookieHeader } from 'better-auth/cookies';
import type { AuthService } from '../types.ts';

/** What a test does differently from a browser on the product's own page. */
export interface Deviation {
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Instead of the product's own origin in the address. */
  readonly origin?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null when it is no JSON. */
  readonly json: unknown;
  /** `code` of an error body. */
  readonly code: unknown;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function freshIp(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

export class AuthClient {
  readonly #auth: AuthService;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  readonly ip: string;

  constructor(auth: AuthService, origin: string, ip = freshIp()) {
    this.#auth = auth;
    this.#origin = origin;
    this.ip = ip;
  }

  /** The Cookie header; empty when nobody is signed in. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  }

  get(path: string, deviation?: Deviation): Promise<Answer> {
    return this.#send('GET', path, undefined, deviation);
  }

  post(path: string, body: unknown = {}, deviation?: Deviation): Promise<Answer> {
    return this.#send('POST', path, JSON.stringify(body), deviation);
  }

  /** Sends a body as it stands, valid JSON or not. */
  postText(path: string, body: string, deviation?: Deviation): Promise<Answer> {
    return this.#send('POST', path, body, deviation);
  }

  signIn(email: string, password: string, deviation?: Deviation): Promise<Answer> {
    return this.post('/sign-in/email', { email, password }, deviation);
  }

  /** Puts a cookie into the jar. */
  keep(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** Who it is, once everything that a test has changed is known. */
  async session() {
    await this.#auth.settled();
    return this.#auth.readSession(new Headers({ cookie: this.cookie }));
  }

  async #send(
    method: string,
    path: string,
    body: string | undefined,
    { headers = {}, origin }: Deviation = {},
  ): Promise<Answer> {
    const sent = new Headers({ 'x-real-ip': this.ip, origin: this.#origin });
    if (body !== undefined) sent.set('content-type', 'application/json');
    if (this.cookie) sent.set('cookie', this.cookie);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
    const init = body === undefined ? { method, headers: sent } : { method, headers: sent, body };
    const response = await this.#auth.handle(new Request(`${origin ?? this.#origin}/api/auth${path}`, init));
    this.#keepAll(response.headers);
    const text = await response.text();
    const json = parse(text);
    const code = typeof json === 'object' && json !== null ? Reflect.get(json, 'code') : undefined;
    return { status: response.status, headers: response.headers, text, json, code };
  }

  #keepAll(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      for (const [name, { value, ...attributes }] of parseSetCookieHeader(line)) {
        if (attributes['max-age'] === 0) this.#cookies.delete(name);
        else this.#cookies.set(name, value);
      }
    }
  }
}
