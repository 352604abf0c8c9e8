/** A deed of our own outside of a transaction of its organization, in the audit log as those of the library: see `audit-writer.ts`. */
import {
  type AuditIntent,
  appendAudit,
  beginAuditIntent,
  type Database,
  dropAuditIntent,
  endAuditIntent,
  type NewAuditEntry,
} from '@repo/db';
import { AppError } from '@repo/facts';
import type { AuthLog } from './types.ts';

/** Known before it is done. */
export interface Deed extends Omit<AuditIntent, 'requestId' | 'orgId' | 'actorId'> {
  readonly orgId: string;
  /** The person. */
  readonly actorId: string;
}

/**
 * Does it between its intent and its entry. An entry that cannot be written is logged as an error, and its intent stays.
 * @param work gives whether anything changed: if not, nothing is in the log
 * @throws what `work` throws, or what keeps the intent from being written: then it is not done
 */
export type DoAudited = (deed: Deed, work: () => Promise<boolean>) => Promise<boolean>;

interface Needs {
  readonly db: Pick<Database, 'query' | 'withTenant'>;
  readonly log: Pick<AuthLog, 'error'>;
  readonly requestId: () => string;
  readonly now?: () => Date;
}

/** A refusal changed nothing; of a connection that broke nobody knows. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && error.kind !== 'unavailable' && error.kind !== 'internal';

export function createAuditedDeeds({ db, log, requestId, now = () => new Date() }: Needs): DoAudited {
  const loudly = async (action: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (err) {
      log.error({ err, action }, 'this is not in the audit log');
    }
  };
  return async (deed, work) => {
    const { orgId, actorId, action, target } = deed;
    const intent = await beginAuditIntent(db, { ...deed, requestId: requestId() });
    const drop = () => loudly(action, () => dropAuditIntent(db, intent));
    let done: boolean;
    try {
      done = await work();
    } catch (error) {
      if (isRefusal(error)) await drop();
      throw error;
    }
    if (!done) {
      await drop();
      return false;
    }
    const actor = { kind: 'person', id: actorId } as const;
    const entry: NewAuditEntry = { orgId, actor, action, ...(target ? { target } : {}), requestId: requestId(), at: now() };
    await loudly(action, () =>
      db.withTenant(
        { orgId },
        (tx) => appendAudit(tx, entry),
        () => (connection) => endAuditIntent(connection, intent),
      ),
    );
    return true;
  };
}
