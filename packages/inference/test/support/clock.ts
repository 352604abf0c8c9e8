import type { Clock } from '../../src/index.ts';

export interface ManualClock extends Clock {
  /** Moves forward and calls back whatever is due, in the order of its times. */
  advance(ms: number): void;
  /** Waits that are asked for and not over, in milliseconds from now. */
  readonly waits: readonly number[];
}

/** A clock that moves only when told. */
export function manualClock(wallMs = Date.parse('2026-03-01T09:00:00Z')): ManualClock {
  let now = 0;
  let timers: readonly { readonly at: number; readonly callback: () => void }[] = [];
  return {
    wallMs: () => wallMs + now,
    monotonicMs: () => now,
    schedule(ms, callback) {
      const timer = { at: now + ms, callback };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (let due = next(until); due !== undefined; due = next(until)) {
        now = due.at;
        timers = timers.filter((timer) => timer !== due);
        due.callback();
      }
      now = until;
    },
    get waits() {
      return timers.map(({ at }) => at - now);
    },
  };

  function next(until: number) {
    return timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}
