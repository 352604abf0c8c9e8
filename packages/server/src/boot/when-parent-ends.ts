/** Who started this process, as it was when it started. */
const parent = process.ppid;

/** Milliseconds between two looks. */
const pause = 500;

/**
 * Calls `end` once when the process was started by npm and what started it is gone. A SIGTERM that npm gets it passes to the shell between
 * the two, which ends and tells nobody. Windows keeps the number of a parent that is gone, so nothing happens there.
 */
export function whenParentEnds(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    end();
  }, pause);
  looking.unref();
}
