/** Sessions that were read a moment ago, until the database tells that something about them has changed. */
import { createHash } from 'node:crypto';
import type { SessionChange } from './session-changes.ts';
import type { SessionInfo } from './types.ts';

export interface SessionCacheOptions {
  /** Milliseconds that an entry is good for, should a change not be told. */
  readonly ttl?: number;
  readonly max?: number;
  readonly now?: () => number;
}

interface Entry {
  readonly session: SessionInfo;
  readonly until: number;
}

/** How the cache names a session: the token itself is kept nowhere. */
export function cacheKey(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The least recently used entries go first. */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #ttl: number;
  readonly #max: number;
  readonly #now: () => number;
  #generation = 0;

  constructor({ ttl = 5_000, max = 10_000, now = Date.now }: SessionCacheOptions = {}) {
    this.#ttl = ttl;
    this.#max = max;
    this.#now = now;
  }

  /** Ask for it before reading: what was read before a change is not put in after it. */
  get generation(): number {
    return this.#generation;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): SessionInfo | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    this.#entries.delete(key);
    if (entry.until <= this.#now()) return null;
    this.#entries.set(key, entry);
    return entry.session;
  }

  put(key: string, session: SessionInfo, generation: number): void {
    if (generation !== this.#generation) return;
    this.#entries.delete(key);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#max && oldest !== undefined) this.#entries.delete(oldest);
    const until = Math.min(this.#now() + this.#ttl, session.expiresAt.getTime());
    this.#entries.set(key, { session, until });
  }

  drop(change: SessionChange): void {
    this.#generation += 1;
    if (change.kind === 'session') this.#entries.delete(change.key);
    else for (const [key, { session }] of this.#entries) if (concerns(change, session)) this.#entries.delete(key);
  }
}

/** Whether a session may be another one after this change. */
export function concerns(change: SessionChange, session: SessionInfo): boolean {
  switch (change.kind) {
    case 'session':
    case 'user':
      return change.userId === session.userId;
    case 'organization':
      return change.organizationId === session.organization?.id;
    case 'any':
      return true;
  }
}
