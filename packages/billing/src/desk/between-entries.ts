/** A deed at a provider is outside of our transactions: the audit log has an intent before it and its outcome after it. */
import { type AuditIntent, beginAuditIntent, type Database, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';

/** How a deed ended that did not succeed. `failed`: it was refused, nothing changed. `unknown`: nobody knows. */
export interface DeedFailure {
  readonly outcome: 'failed' | 'unknown';
  /** Of the error. */
  readonly code: string;
}

export interface DeedLog<T> {
  readonly db: Pick<Database, 'query'>;
  readonly intent: AuditIntent;
  /**
   * Writes the entry. Where it fails the intent stays, which becomes an entry of unknown outcome: see `recoverAuditIntents`.
   * @param end ends the intent; in the transaction of the entry
   */
  readonly write: (outcome: { readonly result: T } | DeedFailure, end: (tx: Tx) => Promise<void>) => Promise<void>;
}

/** @throws what `work` throws, what `write` throws, or what keeps the intent from being written: then nothing is done */
export async function betweenEntries<T>({ db, intent, write }: DeedLog<T>, work: () => Promise<T>): Promise<T> {
  const id = await beginAuditIntent(db, intent);
  const end = async (tx: Tx): Promise<void> => {
    await tx.auditIntent.deleteMany({ where: { id } });
  };
  let result: T;
  try {
    result = await work();
  } catch (thrown) {
    await write(failureOf(thrown), end);
    throw thrown;
  }
  await write({ result }, end);
  return result;
}

function failureOf(thrown: unknown): DeedFailure {
  if (!(thrown instanceof AppError)) return { outcome: 'unknown', code: 'INTERNAL' };
  const { code, kind } = thrown;
  return { outcome: kind === 'unavailable' || kind === 'internal' ? 'unknown' : 'failed', code };
}
