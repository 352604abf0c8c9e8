const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal sends Ctrl-C to the whole group, and whoever started this process may pass it on: one press, two signals. */
const samePress = 500;

/**
 * Calls `stop` on the first Ctrl-C or SIGTERM, and `abort` on a second one.
 * @returns takes the handlers away
 */
export function onStopSignals(stop: () => void, abort: () => void, now: () => number = Date.now): () => void {
  let first: number | null = null;
  const handler = () => {
    if (first === null) {
      first = now();
      stop();
    } else if (now() - first > samePress) abort();
  };
  for (const signal of signals) process.on(signal, handler);
  return () => {
    for (const signal of signals) process.off(signal, handler);
  };
}
