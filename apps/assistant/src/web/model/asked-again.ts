/** What decides when it is asked again whether a model is there. */
export interface Asked {
  readonly state: 'ready' | 'none' | 'loading' | 'starting' | 'resting' | 'refused' | 'failed';
  /** Milliseconds that a server rests, at most; null for one that does not. */
  readonly waitMs: number | null;
}

const again = { ready: 30_000, none: 30_000, failed: 30_000, refused: 60_000, loading: 3_000, starting: 3_000 } as const;

/** Milliseconds. */
export function askedAgainAfter({ state, waitMs }: Asked): number {
  // The seconds that are left stand on the page.
  if (state === 'resting') return Math.min(Math.max(waitMs ?? 0, 1_000), 5_000);
  return again[state];
}
