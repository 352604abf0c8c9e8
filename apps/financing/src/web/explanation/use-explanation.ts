import { useEffect, useState } from 'react';
import { explanationApi } from './explanation-api.ts';
import { type ExplanationState, nothingYet, withEvent } from './explanation-state.ts';

/**
 * The explanation of a saved quote as it comes. Leaving the screen ends it, on the server and at the model.
 * @param round another number asks again
 */
export function useExplanation(id: string, round: number): ExplanationState & { readonly error: unknown } {
  const [state, setState] = useState(nothingYet);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState(nothingYet);
    setError(null);
    const follow = async () => {
      for await (const event of await explanationApi.financing.quote.explain.query({ id }, { signal })) {
        if (signal.aborted) return;
        setState((before) => withEvent(before, event));
      }
    };
    follow().catch((thrown: unknown) => {
      if (!signal.aborted) setError(thrown);
    });
    return () => leaving.abort();
  }, [id, round]);
  return { ...state, error };
}
