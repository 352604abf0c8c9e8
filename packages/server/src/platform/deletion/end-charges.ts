import { refuseRunning } from '@repo/auth';
import type { Database } from '@repo/db';
import type { DeletionOptions } from './deletion-options.ts';

/**
 * Before organizations are deleted: nothing can be paid for them any more, nothing is charged, and our books are right. What can still be
 * refused is, before anything ends.
 * @throws AppError `PLAN_RUNS`, `PROVIDER_UNAVAILABLE`: then nothing may be deleted
 */
export async function endCharges(
  db: Pick<Database, 'withPlatform'>,
  desk: DeletionOptions['desk'],
  organizations: readonly string[],
): Promise<void> {
  for (const id of organizations) await desk.closePages(id);
  for (const id of organizations) await refuseRunning(db, id);
  for (const id of organizations) await desk.endAll(id);
}
