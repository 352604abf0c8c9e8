/** The form and its result side by side; on a phone the result follows as one line at the bottom. */
import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import type { Evidence, Quote } from '@repo/islamic-finance';
import { useTouchedPlaces } from '@repo/ui/touched-places';
import { type ReactNode, useRef, useState } from 'react';
import type { FormValues, Group, Place } from './form/field.ts';
import { focusPlace, groupOfPlace } from './form/focus-place.ts';
import type { FormErrors } from './form/form-errors.ts';
import type { FormState } from './form/form-state.ts';
import { QuoteForm } from './form/quote-form.tsx';
import { PhoneResult } from './result/phone-result.tsx';
import { ResultPanel } from './result/result-panel.tsx';
import type { ResultTab } from './result/result-tab.ts';
import { useLiveQuote } from './result/use-live-quote.ts';
import { useSeen } from './result/use-seen.ts';

export interface QuoteEditorProps {
  readonly values: FormValues;
  readonly onChange: (changes: Partial<FormValues>) => void;
  /** The day on which the quote is made. */
  readonly asOf: IsoDate;
  readonly evidence: readonly Evidence[];
  /** Under the headline: save, print. */
  readonly actions: (quote: Quote) => ReactNode;
  readonly onAddEvidence: ((ruleId: string) => void) | null;
}

const noErrors: FormErrors = new Map();

export function QuoteEditor({ values, onChange, asOf, evidence, actions, onAddEvidence }: QuoteEditorProps) {
  const { t } = useI18n();
  const [openGroups, setOpenGroups] = useState<ReadonlySet<Group>>(new Set());
  const [tab, setTab] = useState<ResultTab>('summary');
  const result = useRef<HTMLElement>(null);
  const resultSeen = useSeen(result);
  const touched = useTouchedPlaces();
  const { live, typed } = useLiveQuote(values, { asOf, evidence });
  const errors = live.kind === 'incomplete' ? live.errors : noErrors;

  const state: FormState = {
    values,
    today: asOf,
    change: onChange,
    errorAt: (place) => {
      const error = errors.get(place);
      if (!error || touched.current === place) return undefined;
      return !error.missing || touched.wasLeft(place) ? error : undefined;
    },
  };
  const brokenGroups = new Set([...errors].filter(([, error]) => !error.missing).map(([place]) => groupOfPlace(values, place)));

  const toPlace = (place: Place) => {
    setOpenGroups((open) => new Set(open).add(groupOfPlace(values, place)));
    requestAnimationFrame(() => focusPlace(place));
  };

  return (
    <div className="grid gap-x-10 gap-y-10 pb-12 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] lg:pb-0">
      {/* Low enough to stand between bar and footer even at the end of the page: taller, it would jump when the result arrives. */}
      <div
        className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-13rem)] lg:self-start lg:overflow-y-auto lg:pe-3 lg:pt-1"
        {...touched.handlers}
      >
        <QuoteForm
          state={state}
          openGroups={openGroups}
          onToggleGroup={(group) => {
            const next = new Set(openGroups);
            if (!next.delete(group)) next.add(group);
            setOpenGroups(next);
          }}
          brokenGroups={brokenGroups}
        />
      </div>
      <section ref={result} aria-label={t('financing.result.title')} className="min-w-0 scroll-mt-20">
        <ResultPanel
          live={live}
          values={typed}
          evidence={evidence}
          tab={tab}
          onTab={setTab}
          onPlace={toPlace}
          actions={live.kind === 'computed' && actions(live.quote)}
          onAddEvidence={onAddEvidence}
        />
      </section>
      {!resultSeen && <PhoneResult live={live} onDetails={() => result.current?.scrollIntoView({ behavior: 'smooth' })} />}
    </div>
  );
}
