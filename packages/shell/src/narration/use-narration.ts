import type { NarrationStep } from '@repo/server/types';
import { useEffect, useState } from 'react';
import { type NarrationState, nothingYet, withStep } from './narration-state.ts';

/** Asks for a narration; the signal is aborted when nobody reads it any more. */
export type AskForNarration = (signal: AbortSignal) => Promise<AsyncIterable<NarrationStep>>;

/**
 * A narration as it comes. Leaving the screen ends it, on the server and at the model.
 * @param ask another one asks again: keep it between renders
 * @param round another number asks again
 */
export function useNarration(ask: AskForNarration, round: number): NarrationState & { readonly error: unknown } {
  const [state, setState] = useState(nothingYet);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState(nothingYet);
    setError(null);
    const follow = async () => {
      for await (const step of await ask(signal)) {
        if (signal.aborted) return;
        setState((before) => withStep(before, step));
      }
    };
    follow().catch((thrown: unknown) => {
      if (!signal.aborted) setError(thrown);
    });
    return () => leaving.abort();
  }, [ask, round]);
  return { ...state, error };
}
