/** A clock that moves only when told. */
export interface TestClock {
  now(): Date;
  /** Moves forward by whole milliseconds. */
  advance(milliseconds: number): void;
  set(instant: string | Date): void;
}

/**
 * @example
 * const clock = fixedClock('2026-03-01T09:00:00+05:00');
 */
export function fixedClock(instant: string | Date): TestClock {
  let current = toMillis(instant);
  return {
    now: () => new Date(current),
    advance(milliseconds) {
      current += milliseconds;
    },
    set(next) {
      current = toMillis(next);
    },
  };
}

function toMillis(instant: string | Date): number {
  const millis = new Date(instant).getTime();
  if (Number.isNaN(millis)) throw new RangeError(`Not an instant: ${String(instant)}`);
  return millis;
}
