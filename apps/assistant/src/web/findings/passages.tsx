import { useI18n } from '@repo/i18n/react';
import { direction } from '@repo/urdu-text/direction';
import type { FindingOf } from '../shapes.ts';
import { TextBlocks } from '../text/text-blocks.tsx';
import { Citation } from './citation.tsx';
import { FindingSection } from './finding-section.tsx';

export interface PassagesProps {
  readonly finding: FindingOf<'passages'>;
  /** Documents that were deleted since: their words stay. */
  readonly gone: readonly string[];
}

/** What the documents say, word for word, each with the number that opens it. */
export function Passages({ finding, gone }: PassagesProps) {
  const { t, dir } = useI18n();
  const directionOf = (text: string) => {
    const own = direction(text);
    return own === 'auto' ? dir : own;
  };
  return (
    <FindingSection title={t('assistant.passages.title')}>
      <ol className="flex flex-col gap-4">
        {finding.passages.map((passage, index) => (
          <li key={`${passage.documentId} ${String(passage.start)}`}>
            <blockquote dir={directionOf(passage.text)} className="border-s-4 border-brand ps-4">
              <TextBlocks
                text={passage.text}
                headings="quote"
                marks={passage.highlights.map(({ start, end }) => ({ start: start - passage.start, end: end - passage.start }))}
                end={<Citation passage={passage} number={index + 1} gone={gone.includes(passage.documentId)} />}
              />
            </blockquote>
          </li>
        ))}
      </ol>
    </FindingSection>
  );
}
