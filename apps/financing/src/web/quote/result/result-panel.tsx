import { Skeleton } from '@repo/ui/loading';
import { lazy, Suspense } from 'react';
import type { FormValues, Place } from '../form/field.ts';
import type { ComputedResultProps } from './computed-result.tsx';
import { Incomplete } from './incomplete.tsx';
import type { LiveQuote } from './live-quote.ts';

const ComputedResult = lazy(() => import('./computed-result.tsx'));
const Refused = lazy(() => import('./refused.tsx'));

export interface ResultPanelProps extends Omit<ComputedResultProps, 'quote'> {
  readonly live: LiveQuote;
  readonly values: FormValues;
  /** Brings the control of a place into view. */
  readonly onPlace: (place: Place) => void;
}

/** The result beside the form. */
export function ResultPanel({ live, values, onPlace, ...rest }: ResultPanelProps) {
  switch (live.kind) {
    case 'incomplete':
      return <Incomplete errors={live.errors} values={values} onPlace={onPlace} />;
    case 'waiting':
      return <Skeleton lines={4} />;
    case 'refused':
      return (
        <Suspense fallback={<Skeleton lines={3} />}>
          <Refused refusals={live.refusals} product={values.product} onPlace={onPlace} />
        </Suspense>
      );
    case 'computed':
      return (
        <Suspense fallback={<Skeleton lines={4} />}>
          <ComputedResult quote={live.quote} {...rest} />
        </Suspense>
      );
  }
}
