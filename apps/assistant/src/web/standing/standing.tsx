import { lazy, Suspense } from 'react';
import type { ModelCard } from '../model/model-words.ts';

const StandingLine = lazy(() => import('./standing-line.tsx').then((module) => ({ default: module.StandingLine })));

export interface StandingProps extends Pick<ModelCard, 'standing'> {
  /** With how machine, data and model stand under the policy; an answer has room for it. */
  readonly whole?: boolean;
}

/** Under which card a model answers, as soon as the words are there. */
export function Standing({ standing, whole = false }: StandingProps) {
  return (
    <Suspense>
      <StandingLine standing={standing} whole={whole} />
    </Suspense>
  );
}
