import { useI18n } from '@repo/i18n/react';
import type { Evidence, Quote } from '@repo/islamic-finance';
import { ExplainProvider } from '@repo/ui/explain-panel';
import { Skeleton } from '@repo/ui/loading';
import { Tabs } from '@repo/ui/tabs';
import { lazy, type ReactNode, Suspense } from 'react';
import { Basis } from './basis.tsx';
import { passedChecks } from './checks-text.ts';
import { EffectiveRate, flatBeside } from './effective-rate.tsx';
import { explainPath } from './explain-path.ts';
import { HeadlineFigure } from './headline-figure.tsx';
import { type ResultTab, resultTabOf } from './result-tab.ts';
import { Summary } from './summary.tsx';
import { TotalFigure } from './total-figure.tsx';

const Schedule = lazy(() => import('./schedule.tsx'));
const Charts = lazy(() => import('./charts.tsx'));
const Checks = lazy(() => import('./checks.tsx'));

export interface ComputedResultProps {
  readonly quote: Quote;
  /** Every entry on record, superseded ones included. */
  readonly evidence: readonly Evidence[];
  readonly tab: ResultTab;
  readonly onTab: (tab: ResultTab) => void;
  /** Under the headline: save, print. */
  readonly actions: ReactNode;
  /** Opens the form for evidence of a check; null when the quote is not saved yet. */
  readonly onAddEvidence: ((ruleId: string) => void) | null;
}

/** Headline, totals, true rate and, in tabs, everything behind them. */
export default function ComputedResult({ quote, evidence, tab, onTab, actions, onAddEvidence }: ComputedResultProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const flat = flatBeside(quote, i18n);
  const lazily = (id: ResultTab, content: ReactNode) =>
    tab === id && <Suspense fallback={<Skeleton lines={6} />}>{content}</Suspense>;
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
          onSelect={(id) => onTab(resultTabOf(id))}
          items={[
            { id: 'summary', label: t('financing.tabs.summary'), content: <Summary quote={quote} /> },
            { id: 'schedule', label: t('financing.tabs.schedule'), content: lazily('schedule', <Schedule quote={quote} />) },
            { id: 'charts', label: t('financing.tabs.charts'), content: lazily('charts', <Charts quote={quote} />) },
            {
              id: 'checks',
              label: t('financing.tabs.checks'),
              badge: (
                <span className="type-ui text-sm text-ink-soft">
                  {t('financing.checks.short', {
                    n: format.number(passedChecks(quote)),
                    m: format.number(quote.checks.length),
                  })}
                </span>
              ),
              content: lazily('checks', <Checks quote={quote} evidence={evidence} onAddEvidence={onAddEvidence} />),
            },
          ]}
        />
        <Basis quote={quote} />
      </div>
    </ExplainProvider>
  );
}
