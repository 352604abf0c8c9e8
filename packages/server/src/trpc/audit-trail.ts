/** What a procedure writes to the audit log of its organization. */
import { appendAudit, type Database, type NewAuditEntry, type Tx } from '@repo/db';
import type { AuditTarget } from './context.ts';

export interface AuditTrail {
  /** `ctx.audit` */
  readonly name: (action: string, target?: AuditTarget, details?: Readonly<Record<string, string>>) => void;
  /** Writes the entry as the last step of the first transaction; does nothing in further ones. */
  readonly write: (tx: Tx) => Promise<void>;
  /** Writes it in a transaction of its own, where the procedure has opened none. */
  readonly writeAfter: (db: Database) => Promise<void>;
}

/** @param entry with the path as its action, which `name` may replace; null for a query, which is not written */
export function createAuditTrail(entry: () => NewAuditEntry | null): AuditTrail {
  let named: Partial<NewAuditEntry> = {};
  let written = false;
  const write = async (tx: Tx): Promise<void> => {
    const bare = entry();
    if (written || !bare) return;
    written = true;
    await appendAudit(tx, { ...bare, ...named });
  };
  return {
    name: (action, target, details) => {
      named = { action, ...(target ? { target } : {}), ...(details ? { details } : {}) };
    },
    write,
    writeAfter: async (db) => {
      const bare = entry();
      if (!written && bare) await db.withTenant(bare, write);
    },
  };
}
