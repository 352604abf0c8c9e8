import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** Whether a process has the embedded database open. */
export function checkLock({ embedded }: Context): Check[] {
  if (embedded === null) return [];
  const { lock, lockFile } = embedded;
  const id = 'data.lock';
  switch (lock.state) {
    case 'free':
      return [ok(id, 'No process has the embedded database open')];
    case 'closed':
      return [
        fault(
          id,
          `${lockFile} belongs to another user, as the whole data folder may`,
          'Start the product as the user who started it before, or set DATA_DIR to a folder of yours.',
        ),
      ];
    case 'held':
      return [ok(id, `Process ${lock.holder.pid} has the embedded database open since ${lock.holder.since}`)];
    case 'left': {
      const whose = lock.holder ? ` by process ${lock.holder.pid}, which has ended` : ', half written';
      return [note(id, `A lock was left behind${whose}`, 'Nothing to do: the next start takes it over.')];
    }
    case 'elsewhere': {
      const { pid, host, since } = lock.holder;
      const found = `Process ${pid} on the host ${host} has the embedded database open since ${since}`;
      return [fault(id, found, `Stop it there. If that host is gone for good, delete ${lockFile}`)];
    }
  }
}
