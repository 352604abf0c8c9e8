import { Skeleton } from '@repo/ui/loading';
import { lazy, Suspense } from 'react';
import type { Finding } from '../../wire/finding.ts';
import { AmountInWords } from './amount-in-words.tsx';
import { DateInWords } from './date-in-words.tsx';
import { Nothing } from './nothing.tsx';
import { Passages } from './passages.tsx';
import { ToolIncomplete } from './tool-incomplete.tsx';
import { Transliteration } from './transliteration.tsx';

const ToolAnswer = lazy(() => import('./tool-answer.tsx'));

export interface FindingViewProps {
  readonly finding: Finding;
  /** Documents that were deleted since. */
  readonly gone: readonly string[];
  /** A model's text stands below. */
  readonly written: boolean;
}

/** One thing that rules found. */
export function FindingView({ finding, gone, written }: FindingViewProps) {
  switch (finding.kind) {
    case 'passages':
      return <Passages finding={finding} gone={gone} />;
    case 'tool':
      return (
        <Suspense fallback={<Skeleton lines={4} />}>
          <ToolAnswer finding={finding} />
        </Suspense>
      );
    case 'tool-incomplete':
      return <ToolIncomplete finding={finding} />;
    case 'amount':
      return <AmountInWords finding={finding} />;
    case 'date':
      return <DateInWords finding={finding} />;
    case 'transliteration':
      return <Transliteration finding={finding} />;
    case 'nothing':
      return <Nothing finding={finding} written={written} />;
  }
}
