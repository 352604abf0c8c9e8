import { loadWords } from '@repo/i18n/lazy';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FormValues } from '../form/field.ts';
import { formErrors } from '../form/form-errors.ts';
import type { computeLive } from './compute-live.ts';
import type { LiveQuote, QuoteSetting } from './live-quote.ts';

type Compute = typeof computeLive;

let loaded: Compute | null = null;

/**
 * Computes while a person types; typing itself never waits for it.
 * @returns what the form amounted to, and the form of that moment, which may be a little behind
 */
export function useLiveQuote(
  values: FormValues,
  { asOf, evidence }: QuoteSetting,
): { readonly live: LiveQuote; readonly typed: FormValues } {
  const [compute, setCompute] = useState<Compute | null>(() => loaded);
  const typed = useDeferredValue(values);
  const errors = useMemo(() => formErrors(typed), [typed]);
  const isComplete = errors.size === 0;
  useEffect(() => {
    if (!isComplete || compute) return;
    // The result comes with its words, so that nothing moves under a pointer afterwards.
    void Promise.all([import('./compute-live.ts'), loadWords()]).then(([module]) => {
      loaded = module.computeLive;
      setCompute(() => module.computeLive);
    });
  }, [isComplete, compute]);
  const live = useMemo((): LiveQuote => {
    if (!isComplete) return { kind: 'incomplete', errors };
    return compute ? compute(typed, { asOf, evidence }) : { kind: 'waiting' };
  }, [isComplete, errors, compute, typed, asOf, evidence]);
  return { live, typed };
}
