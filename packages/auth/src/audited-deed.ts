/** A deed of our own outside of a transaction of its organization, in the audit log as those of the library: see `audit-writer.ts`. */
import { type AuditIntent, appendAudit, betweenEntries, type Database } from '@repo/db';
import { loudly } from './loudly.ts';
import type { AuthLog } from './types.ts';

/** Known before it is done. */
export interface Deed extends Omit<AuditIntent, 'requestId' | 'orgId' | 'actorId'> {
  readonly orgId: string;
  /** The person. */
  readonly actorId: string;
}

/**
 * Does it between its intent and its entry. What was refused or changed nothing leaves neither. An entry that cannot be written is logged
 * as an error, and its intent stays.
 * @param work gives whether anything changed
 * @throws what `work` throws, or what keeps the intent from being written: then it is not done
 */
export type DoAudited = (deed: Deed, work: () => Promise<boolean>) => Promise<boolean>;

interface Needs {
  readonly db: Pick<Database, 'query' | 'withTenant'>;
  readonly log: Pick<AuthLog, 'error'>;
  readonly requestId: () => string;
  readonly now?: () => Date;
}

export function createAuditedDeeds({ db, log, requestId, now = () => new Date() }: Needs): DoAudited {
  return (deed, work) => {
    const { orgId, actorId, action, target } = deed;
    const named = { orgId, action, ...(target ? { target } : {}), requestId: requestId() };
    return betweenEntries(
      {
        db,
        intent: { ...named, actorId },
        write: (outcome, intent) =>
          loudly(log, action, async () => {
            // It becomes an entry of unknown outcome.
            if ('outcome' in outcome && outcome.outcome === 'unknown') return;
            if ('outcome' in outcome || !outcome.result) return await intent.drop();
            await db.withTenant(
              { orgId },
              (tx) => appendAudit(tx, { ...named, actor: { kind: 'person', id: actorId }, at: now() }),
              () => intent.endLast,
            );
          }),
      },
      work,
    );
  };
}
