/** Anchors of the audit log outside of the database: whoever rewrites a chain does not rewrite this file with it. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, readAuditHeads } from '@repo/db';
import type { Log } from '../log/log.ts';

export const anchorFile = 'audit-anchors.jsonl';

/** Milliseconds between two anchors of a chain that grows. */
const interval = 24 * 60 * 60 * 1000;

export interface AnchorOptions {
  readonly db: Database;
  /** Null where nothing is kept on this machine: then nothing is written. */
  readonly dataDir: string | null;
  readonly now: () => Date;
  readonly log: Log;
}

export interface AuditAnchors {
  /** Adds a line for each chain that has grown since this process wrote its last one. A failure is logged. */
  write(): Promise<void>;
  /** Writes for the last time. */
  stop(): Promise<void>;
}

/** Writes at once, then daily. */
export function keepAuditAnchors({ db, dataDir, now, log }: AnchorOptions): AuditAnchors {
  const counts = new Map<string, number>();
  const write = async (): Promise<void> => {
    if (dataDir === null) return;
    try {
      const grown = (await readAuditHeads(db)).filter(({ organizationId, count }) => counts.get(organizationId) !== count);
      if (grown.length === 0) return;
      const at = now().toISOString();
      const lines = grown.map((anchor) => `${JSON.stringify({ ...anchor, at })}\n`);
      appendFileSync(join(dataDir, anchorFile), lines.join(''), { mode: 0o600 });
      for (const { organizationId, count } of grown) counts.set(organizationId, count);
    } catch (err) {
      log.error({ err }, 'the anchors of the audit log are not written');
    }
  };
  const timer = setInterval(() => void write(), interval);
  timer.unref();
  void write();
  return {
    write,
    async stop() {
      clearInterval(timer);
      await write();
    },
  };
}
