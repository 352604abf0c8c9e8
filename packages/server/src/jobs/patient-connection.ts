import type { SqlExecutor } from '@repo/db';
import { appErrorOf } from '../errors/app-error-of.ts';

/** Milliseconds between two attempts to reach a database that is away. */
const pause = 1_000;

/**
 * A connection that waits for a database that is away instead of failing: what the library sends in the background is not awaited
 * there, and an error of it would end the process. Statements may run twice; those of the queue allow it.
 * @param ending aborted when waiting makes no sense any more
 */
export function patientConnection(connection: SqlExecutor, ending: AbortSignal): SqlExecutor {
  return {
    async executeSql(text, values) {
      for (;;) {
        try {
          return await connection.executeSql(text, values);
        } catch (error) {
          if (ending.aborted || appErrorOf(error).kind !== 'unavailable') throw error;
          await soon(ending);
        }
      }
    },
  };
}

/** Resolves after the pause, or when it ends. */
function soon(ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pause);
    function done(): void {
      clearTimeout(timer);
      ending.removeEventListener('abort', done);
      resolve();
    }
    ending.addEventListener('abort', done);
  });
}
