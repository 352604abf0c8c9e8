import type { SoldVertical } from './billing.ts';

/** What was bought and has not ended; null also for who sees no money. */
export function runningOf({ held, state }: SoldVertical): NonNullable<SoldVertical['held']> | null {
  return state === 'ended' ? null : held;
}
