import type { AuthLog } from './types.ts';

/** Writes to the audit log. What cannot be written is logged as an error: it happened all the same, and no answer is changed. */
export async function loudly(log: Pick<AuthLog, 'error'>, action: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (err) {
    log.error({ err, action }, 'this is not in the audit log');
  }
}
