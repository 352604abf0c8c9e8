import { lazy, Suspense } from 'react';
import type { ModelCard } from '../model/model-words.ts';

const StandingLine = lazy(() => import('./standing-line.tsx').then((module) => ({ default: module.StandingLine })));

/** Under which card a model answers, as soon as the words are there. */
export function Standing({ standing }: Pick<ModelCard, 'standing'>) {
  return (
    <Suspense>
      <StandingLine standing={standing} />
    </Suspense>
  );
}
