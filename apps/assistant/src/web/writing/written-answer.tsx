/** What a model wrote below what rules found, while it is written and afterwards. */
import { useI18n } from '@repo/i18n/react';
import { Loading } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { lazy, Suspense } from 'react';
import type { CitedPassage } from '../../wire/finding.ts';
import { Citation } from '../findings/citation.tsx';
import { FindingSection } from '../findings/finding-section.tsx';
import { WrittenBy } from '../model/written-by.tsx';
import type { Written } from '../shapes.ts';
import { CopyButton } from '../text/copy-button.tsx';
import { TextBlocks } from '../text/text-blocks.tsx';
import { withoutStars } from './emphasis.ts';
import { UnsupportedNumbers } from './unsupported-numbers.tsx';
import type { AnswerAction } from './use-last-answer.ts';
import { wholeWords } from './whole-words.ts';
import { WrittenEnd } from './written-end.tsx';

const SpentLine = lazy(() => import('../spent/spent-line.tsx').then((module) => ({ default: module.SpentLine })));

export interface WrittenAnswerProps {
  readonly written: Written;
  /** What `[1]`, `[2]`… mean, in order. */
  readonly passages: readonly CitedPassage[];
  /** Documents that were deleted since. */
  readonly gone: readonly string[];
  /** Null below an answer that is not the last one. */
  readonly again: AnswerAction | null;
}

export function WrittenAnswer({ written, passages, gone, again }: WrittenAnswerProps) {
  const { t } = useI18n();
  const writing = written.status === 'writing';
  const { text, strong } = withoutStars(writing ? wholeWords(written.text) : written.text);
  const citation = (number: number) => {
    const passage = passages[number - 1];
    return passage && <Citation passage={passage} number={number} gone={gone.includes(passage.documentId)} />;
  };
  return (
    <FindingSection
      title={t('assistant.written.title')}
      aside={
        !writing &&
        written.text !== '' && (
          <span className="print:hidden">
            <CopyButton text={written.text} label={t('assistant.written.copy')} />
          </span>
        )
      }
    >
      {text.trim() !== '' && (
        <TextBlocks
          text={text}
          headings="quote"
          // It may have an address from a document that somebody else wrote.
          linked={false}
          marks={strong}
          markAs="strong"
          citing={{ count: passages.length, show: citation }}
        />
      )}
      {writing && <Loading label={t('assistant.written.writing')} />}
      {written.cut && <Notice tone="attention">{t('assistant.written.cut')}</Notice>}
      {written.unsupported.length > 0 && <UnsupportedNumbers numbers={written.unsupported} />}
      <WrittenEnd written={written} again={again} />
      <WrittenBy model={written.model} />
      {written.spent && (
        <Suspense>
          <SpentLine spent={written.spent} />
        </Suspense>
      )}
    </FindingSection>
  );
}
