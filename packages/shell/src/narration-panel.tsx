/**
 * Facts of a screen in plain words, sentence by sentence, with a way to each figure and who wrote it. Load it lazily: its link is not
 * small. What it says are the vertical's messages `<namespace>.explanation.*`; figures open inside an `ExplainProvider`.
 *
 * @example
 * const ask = useCallback((signal: AbortSignal) => api.shop.order.explain.query({ id }, { signal }), [id]);
 * <NarrationPanel namespace="shop" ask={ask} pathOf={(id) => id} />
 */
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { useState } from 'react';
import { errorMessage } from './error-message.tsx';
import { ToldSentence, type ToldSentenceProps } from './narration/told-sentence.tsx';
import { type AskForNarration, useNarration } from './narration/use-narration.ts';
import { WrittenHow } from './narration/written-how.tsx';

export interface NarrationPanelProps extends Pick<ToldSentenceProps, 'pathOf'> {
  /** First segment of the vertical's message keys. */
  readonly namespace: string;
  /** The same between renders: another one asks again. */
  readonly ask: AskForNarration;
}

export function NarrationPanel({ namespace, ask, pathOf }: NarrationPanelProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [round, setRound] = useState(0);
  const { sentences, citations, done, failed, error } = useNarration(ask, round);
  const broken = failed || error !== null;
  const words = `${namespace}.explanation`;
  return (
    <section aria-label={t(`${words}.title`)} className="flex flex-col gap-3 border-s-4 border-brand bg-raised p-4">
      <h3 className="font-semibold">{t(`${words}.title`)}</h3>
      <div aria-live="polite" aria-busy={!done && !broken} className="flex flex-col gap-3">
        {sentences.map((sentence) => (
          <ToldSentence key={sentence.text} sentence={sentence} citations={citations} pathOf={pathOf} />
        ))}
      </div>
      {!done && !broken && (
        <>
          <Skeleton lines={sentences.length === 0 ? 4 : 1} />
          <p className="text-sm text-ink-soft">{t(`${words}.writing`)}</p>
        </>
      )}
      {broken && <Notice tone="attention">{error ? errorMessage(error, i18n) : t(`${words}.failed`)}</Notice>}
      {done && !broken && <WrittenHow words={words} done={done} />}
      {(done !== null || broken) && (
        <div>
          <Button size="small" tone="quiet" onPress={() => setRound(round + 1)}>
            {t(`${words}.again`)}
          </Button>
        </div>
      )}
    </section>
  );
}
