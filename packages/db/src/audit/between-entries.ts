/** A deed outside of our transactions, between an intent before it and what the audit log says of it after. */
import { AppError } from '@repo/facts';
import type { Tx } from '../client.ts';
import type { Database } from '../database.ts';
import type { SqlExecutor } from '../tenancy/scopes.ts';
import { type AuditIntent, beginAuditIntent, dropAuditIntent, endAuditIntent } from './audit-intents.ts';

/** How a deed ended that did not succeed. `failed`: it was refused, nothing changed. `unknown`: nobody knows. */
export interface DeedFailure {
  readonly outcome: 'failed' | 'unknown';
  /** Of the error. */
  readonly code: string;
}

/** To be ended in the transaction that writes the entry. Where it is not, it becomes an entry of unknown outcome: see `recoverAuditIntents`. */
export interface BegunIntent {
  /** In a transaction of `withPlatform`. */
  end(tx: Tx): Promise<void>;
  /** As the last step of any. */
  endLast(connection: SqlExecutor): Promise<void>;
  /** Without an entry. */
  drop(): Promise<void>;
}

export interface AuditedDeed<T> {
  readonly db: Pick<Database, 'query'>;
  readonly intent: AuditIntent;
  /** Writes the entry, or decides that there is none. */
  readonly write: (outcome: { readonly result: T } | DeedFailure, intent: BegunIntent) => Promise<void>;
}

/** @throws what `work` throws, what `write` throws, or what keeps the intent from being written: then nothing is done */
export async function betweenEntries<T>({ db, intent, write }: AuditedDeed<T>, work: () => Promise<T>): Promise<T> {
  const id = await beginAuditIntent(db, intent);
  const begun: BegunIntent = {
    async end(tx) {
      await tx.auditIntent.deleteMany({ where: { id } });
    },
    endLast: (connection) => endAuditIntent(connection, id),
    drop: () => dropAuditIntent(db, id),
  };
  let result: T;
  try {
    result = await work();
  } catch (thrown) {
    await write(deedFailure(thrown), begun);
    throw thrown;
  }
  await write({ result }, begun);
  return result;
}

/** A refusal changed nothing; of a connection that broke nobody knows. */
export function deedFailure(thrown: unknown): DeedFailure {
  if (!(thrown instanceof AppError)) return { outcome: 'unknown', code: 'INTERNAL' };
  const { code, kind } = thrown;
  return { outcome: kind === 'unavailable' || kind === 'internal' ? 'unknown' : 'failed', code };
}
