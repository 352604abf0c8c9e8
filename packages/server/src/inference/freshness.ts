import type { Clock } from '@repo/inference';
import type { ReadyState } from './ready-state.ts';

/** Milliseconds for which nobody asks whether the server in use still answers, unless a call to it fails. */
const freshMs = 10_000;

/** When the server in use was last asked, and how many calls to it had failed by then. */
export interface Freshness {
  note(state: ReadyState): void;
  /** Whether the server is to be asked again. */
  isOver(state: ReadyState): boolean;
}

export function createFreshness(clock: Clock): Freshness {
  let at = Number.NEGATIVE_INFINITY;
  let failures = 0;
  const failuresOf = ({ client, model }: ReadyState) => client.standing(model.id).failures;
  return {
    note(state) {
      at = clock.monotonicMs();
      failures = failuresOf(state);
    },
    isOver: (state) => clock.monotonicMs() - at >= freshMs || failuresOf(state) !== failures,
  };
}
