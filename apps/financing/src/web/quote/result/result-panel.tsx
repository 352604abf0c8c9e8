import { useI18n } from '@repo/i18n/react';
import type { Evidence, Quote } from '@repo/islamic-finance';
import { ExplainProvider } from '@repo/ui/explain-panel';
import { Skeleton } from '@repo/ui/loading';
import { Tabs } from '@repo/ui/tabs';
import { lazy, type ReactNode, Suspense } from 'react';
import type { FormValues, Place } from '../form/field.ts';
import { EffectiveRate, flatBeside } from './effective-rate.tsx';
import { explainPath } from './explain-path.ts';
import { HeadlineFigure } from './headline-figure.tsx';
import { Incomplete } from './incomplete.tsx';
import type { LiveQuote } from './live-quote.ts';
import { Refused } from './refused.tsx';
import { Summary } from './summary.tsx';
import { TotalFigure } from './total-figure.tsx';

const Schedule = lazy(() => import('./schedule.tsx'));
const Charts = lazy(() => import('./charts.tsx'));
const Checks = lazy(() => import('./checks.tsx'));

export type ResultTab = 'summary' | 'schedule' | 'charts' | 'checks';

export interface ResultPanelProps {
  readonly live: LiveQuote;
  readonly values: FormValues;
  readonly evidence: readonly Evidence[];
  readonly tab: ResultTab;
  readonly onTab: (tab: ResultTab) => void;
  /** Brings the control of a place into view. */
  readonly onPlace: (place: Place) => void;
  /** Under the headline: save, print. */
  readonly actions: ReactNode;
  /** Opens the form for evidence of a check; null when the quote is not saved yet. */
  readonly onAddEvidence: ((ruleId: string) => void) | null;
}

/** The result beside the form. */
export function ResultPanel(props: ResultPanelProps) {
  const { live, values, onPlace } = props;
  if (live.kind === 'incomplete') return <Incomplete errors={live.errors} values={values} onPlace={onPlace} />;
  if (live.kind === 'refused') return <Refused refusals={live.refusals} product={values.product} onPlace={onPlace} />;
  return <Computed {...props} quote={live.quote} />;
}

function Computed({ quote, evidence, tab, onTab, actions, onAddEvidence }: ResultPanelProps & { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const passed = quote.checks.filter((check) => check.status === 'pass').length;
  const flat = flatBeside(quote, i18n);
  const waiting = <Skeleton lines={6} />;
  return (
    <ExplainProvider namespace="financing" explain={(path) => explainPath(quote, path)}>
      <div className="flex flex-col gap-8">
        <HeadlineFigure quote={quote} />
        <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-y border-line py-4 md:grid-cols-4">
          <TotalFigure quote={quote} figure="financed" />
          <TotalFigure quote={quote} figure="profit" />
          <TotalFigure quote={quote} figure="price" />
          <div>
            <dt className="text-sm text-ink-soft">{t('financing.rate.effective')}</dt>
            <dd className="type-ui text-lg font-semibold">
              <EffectiveRate quote={quote} />
            </dd>
            {flat && <dd className="text-sm text-ink-soft">{flat}</dd>}
          </div>
        </dl>
        {actions}
        <Tabs
          label={t('financing.tabs.label')}
          selected={tab}
          onSelect={(id) => onTab(tabOf(id))}
          items={[
            { id: 'summary', label: t('financing.tabs.summary'), content: <Summary quote={quote} /> },
            {
              id: 'schedule',
              label: t('financing.tabs.schedule'),
              content: tab === 'schedule' && <Suspense fallback={waiting}>{<Schedule quote={quote} />}</Suspense>,
            },
            {
              id: 'charts',
              label: t('financing.tabs.charts'),
              content: tab === 'charts' && <Suspense fallback={waiting}>{<Charts quote={quote} />}</Suspense>,
            },
            {
              id: 'checks',
              label: t('financing.tabs.checks'),
              badge: (
                <span className="type-ui text-sm text-ink-soft">
                  {t('financing.checks.short', { n: format.number(passed), m: format.number(quote.checks.length) })}
                </span>
              ),
              content: tab === 'checks' && (
                <Suspense fallback={waiting}>
                  <Checks quote={quote} evidence={evidence} onAddEvidence={onAddEvidence} />
                </Suspense>
              ),
            },
          ]}
        />
      </div>
    </ExplainProvider>
  );
}

function tabOf(id: string): ResultTab {
  return id === 'schedule' || id === 'charts' || id === 'checks' ? id : 'summary';
}
