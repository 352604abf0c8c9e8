/** A saved quote in plain words, sentence by sentence, with a way to each figure and who wrote it. */
import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { useState } from 'react';
import { toldFigures } from '../../wire/told-figures.ts';
import { ExplainedSentence } from './explained-sentence.tsx';
import { useExplanation } from './use-explanation.ts';
import { WrittenHow } from './written-how.tsx';

export interface ExplanationPanelProps {
  readonly quoteId: string;
  readonly quote: Quote;
}

export default function ExplanationPanel({ quoteId, quote }: ExplanationPanelProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [round, setRound] = useState(0);
  const { sentences, citations, done, failed, error } = useExplanation(quoteId, round);
  const paths = new Map(toldFigures(quote).map(([path, { id }]) => [id, path]));
  const broken = failed || error !== null;
  return (
    <section
      aria-label={t('financing.explanation.title')}
      className="flex flex-col gap-3 border-s-4 border-brand bg-raised p-4"
    >
      <h3 className="font-semibold">{t('financing.explanation.title')}</h3>
      <div aria-live="polite" aria-busy={!done && !broken} className="flex flex-col gap-3">
        {sentences.map((sentence) => (
          <ExplainedSentence key={sentence.text} sentence={sentence} citations={citations} paths={paths} />
        ))}
      </div>
      {!done && !broken && (
        <>
          <Skeleton lines={sentences.length === 0 ? 4 : 1} />
          <p className="text-sm text-ink-soft">{t('financing.explanation.writing')}</p>
        </>
      )}
      {broken && <Notice tone="attention">{error ? errorMessage(error, i18n) : t('financing.explanation.failed')}</Notice>}
      {done && !broken && <WrittenHow done={done} />}
      {(done !== null || broken) && (
        <div>
          <Button size="small" tone="quiet" onPress={() => setRound(round + 1)}>
            {t('financing.explanation.again')}
          </Button>
        </div>
      )}
    </section>
  );
}
