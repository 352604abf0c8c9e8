import { createHash } from 'node:crypto';
import { newId, type SqlExecutor } from '@repo/db';
import type PgBoss from 'pg-boss';
import type { JobRequest } from './collect-jobs.ts';

/**
 * Puts jobs into their queues, on the given connection.
 * @param known names of the queues that were made at the start
 * @throws Error for a queue that was not made: the library would drop the job without a word
 */
export async function insertJobs(
  boss: PgBoss,
  known: ReadonlySet<string>,
  connection: SqlExecutor,
  requests: readonly JobRequest[],
): Promise<void> {
  for (const { name, orgId, input, options, key } of requests) {
    if (!known.has(name)) throw new Error(`There is no queue "${name}"`);
    const { dedupe, delaySeconds } = options;
    const id = await boss.send(
      name,
      { orgId, input },
      {
        db: connection,
        id: dedupe === undefined ? newId() : idOf(name, orgId, dedupe),
        ...((key ?? orgId) === null ? {} : { singletonKey: key ?? orgId ?? '' }),
        ...(delaySeconds === undefined ? {} : { startAfter: delaySeconds }),
      },
    );
    if (id === null && dedupe === undefined && key === undefined) throw new Error(`The queue "${name}" took no job`);
  }
}

/** The same id for the same key: the second insert meets the first. In the form of a UUID of version 8. */
function idOf(name: string, orgId: string | null, dedupe: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([name, orgId, dedupe]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
