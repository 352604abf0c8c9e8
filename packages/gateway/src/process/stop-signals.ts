const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `stop` on the first signal and `abort` when one of the same name comes again. Ctrl-C in a terminal reaches parent and
 * child as SIGINT, and the parent passes on a SIGTERM: together they are one wish to stop.
 */
export function onStopSignals(stop: () => void, abort: () => void): void {
  const seen = new Set<NodeJS.Signals>();
  for (const signal of signals) {
    process.on(signal, () => {
      if (seen.has(signal)) abort();
      else if (seen.size === 0) stop();
      seen.add(signal);
    });
  }
}
