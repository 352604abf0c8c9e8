import type { Log } from '../log/log.ts';

/**
 * Runs work that goes on when its request is answered: an answer that a model writes. The signal is aborted when the process is
 * told to end; the work then has a moment to store what it has, outside of the request's transaction.
 */
export type Outlive = (work: (signal: AbortSignal) => Promise<void>) => void;

export interface Afterlife {
  readonly outlive: Outlive;
  /** Aborts what runs and waits for it. */
  end(): Promise<void>;
}

/** Work that throws is logged; it ends nothing else. */
export function createAfterlife(log: Log): Afterlife {
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  return {
    outlive(work) {
      const run = work(ending.signal)
        .catch((err: unknown) => log.error({ err }, 'work that outlived its request failed'))
        .finally(() => running.delete(run));
      running.add(run);
    },
    async end() {
      ending.abort();
      await Promise.all(running);
    },
  };
}
