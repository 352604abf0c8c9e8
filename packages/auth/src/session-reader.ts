/** Reads sessions through a memory that the database keeps true. */
import { randomUUID } from 'node:crypto';
import type { Database } from '@repo/db';
import { cacheKey, SessionCache } from './session-cache.ts';
import { changesChannel, readChange, type SessionChange } from './session-changes.ts';
import type { SessionInfo } from './types.ts';

export interface SessionReader {
  /** One statement, or none. */
  read(token: string): Promise<SessionInfo | null>;
  /** Called after the memory has forgotten what a change concerns. @returns what ends it */
  onChange(hear: (change: SessionChange) => void): () => void;
  /** Waits until every change that was committed before is known here, for a second at most. */
  settled(): Promise<void>;
  close(): void;
}

const longestWait = 1_000;

/** @param find reads a session by its token, in one statement */
export function createSessionReader(
  db: Pick<Database, 'query' | 'listen'>,
  find: (token: string) => Promise<SessionInfo | null>,
): SessionReader {
  const cache = new SessionCache();
  const listeners = new Set<(change: SessionChange) => void>();
  const waiting = new Map<string, () => void>();
  const tell = (change: SessionChange) => {
    cache.drop(change);
    for (const hear of [...listeners]) hear(change);
  };
  const hear = (payload: string) => {
    const change = readChange(payload);
    if (change) tell(change);
    else waiting.get(payload)?.();
  };
  const listening = db.listen(changesChannel, hear, () => tell({ kind: 'any' }));

  return {
    async read(token) {
      const key = cacheKey(token);
      if (!listening.connected()) return find(token);
      const known = cache.get(key);
      if (known) return known;
      const { generation } = cache;
      const session = await find(token);
      if (session && listening.connected()) cache.put(key, session, generation);
      return session;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settled() {
      if (!listening.connected()) return;
      // Told after everything that was committed before it.
      const mark = `mark ${randomUUID()}`;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestWait);
        waiting.set(mark, () => {
          clearTimeout(timer);
          resolve();
        });
        // A database that is away tells nothing, and then nothing is remembered either.
        db.query('SELECT pg_notify($1, $2)', [changesChannel, mark]).catch(() => {
          clearTimeout(timer);
          resolve();
        });
      }).finally(() => waiting.delete(mark));
    },
    close: listening.stop,
  };
}
