import { setTimeout as sleep } from 'node:timers/promises';
import type { Metering } from '@repo/billing';
import { type Database, pruneBuckets, recoverAuditIntents } from '@repo/db';
import type { Log } from '../log/log.ts';

const minuteMs = 60_000;
/** Minutes between two looks at buckets that nobody needs any more. */
const pruneEvery = 60;

export interface Kept {
  readonly db: Database;
  readonly metering: Pick<Metering, 'expire'>;
  readonly log: Log;
}

/** Gives back what was set aside and never settled, tells of what was begun and never ended, and takes old buckets away, until it is told to end. */
export async function keepUp({ db, metering, log }: Kept, signal: AbortSignal): Promise<void> {
  for (let minute = 1; !signal.aborted; minute += 1) {
    await sleep(minuteMs, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    try {
      await metering.expire();
      const recovered = await recoverAuditIntents(db, new Date());
      if (recovered > 0) log.warn({ recovered }, 'what was begun and never ended is in the audit log, with an unknown outcome');
      if (minute % pruneEvery === 0) await pruneBuckets(db);
    } catch (err) {
      log.warn({ err }, 'what keeps the database tidy failed now; it is tried again in a minute');
    }
  }
}
