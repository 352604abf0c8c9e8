/** A field today: what to do, the figures behind it, the season, what was done, and the weather. */
import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Menu } from '@repo/ui/menu';
import { Page } from '@repo/ui/page';
import { PrintOnly, ScreenOnly } from '@repo/ui/print';
import { useLocation } from 'wouter';
import { dayOfAdvice } from '../../advice/day-of-advice.ts';
import { isTold } from '../../advice/due.ts';
import { adviceOf } from '../../advice/field-advice.ts';
import type { FieldView } from '../../wire/stored.ts';
import { AdviceExplainer } from '../advice/advice-explainer.tsx';
import { adviceLine } from '../advice/advice-line.ts';
import { SeasonChart } from '../chart/season-chart.tsx';
import { Explanation } from '../explanation/explanation.tsx';
import { LedgerSection } from '../ledger/ledger-section.tsx';
import { useToday } from '../use-today.ts';
import { WeatherSection } from '../weather/weather-section.tsx';
import { AdviceHead } from './advice-head.tsx';
import { Basis } from './basis.tsx';
import { Gaps } from './gaps.tsx';
import { LoadedField } from './loaded-field.tsx';
import { NextIrrigation } from './next-irrigation.tsx';
import { PrintedFigures } from './printed-figures.tsx';
import { StartNotice } from './start-notice.tsx';
import { TodayFacts } from './today-facts.tsx';
import { useRemoveField } from './use-remove-field.ts';

export function FieldPage() {
  return <LoadedField>{(stored) => <FieldToday key={stored.id} stored={stored} />}</LoadedField>;
}

function FieldToday({ stored }: { readonly stored: FieldView }) {
  const i18n = useI18n();
  const { t } = i18n;
  const today = useToday();
  const { asked, past } = dayOfAdvice(stored.inputs, today);
  const [, navigate] = useLocation();
  const remove = useRemoveField();
  const advice = adviceOf(stored, asked);
  // What was written after the day of the figures may have changed what comes next.
  const hasNext = !past && isTold(advice);
  const line = adviceLine(stored, today, advice, i18n);
  return (
    <AdviceExplainer advice={advice}>
      <Page
        title={stored.title}
        lead={t('crops.list.crop-at', { crop: t(`crops.crop.${stored.inputs.crop}`), place: stored.inputs.place.name })}
        back={<Link href="/">{t('crops.list.title')}</Link>}
        actions={
          <>
            <Link href={`/fields/${stored.id}/edit`} look="secondary" icon="edit">
              {t('crops.field.edit')}
            </Link>
            <Menu
              label={t('crops.field.actions')}
              icon="more"
              items={[
                {
                  id: 'delete',
                  label: t('crops.field.delete'),
                  icon: 'delete',
                  danger: true,
                  onAction: () => remove(stored.id, () => navigate('/')),
                },
              ]}
            />
          </>
        }
      >
        <AdviceHead line={line} fieldId={stored.id} />
        {advice.days.length > 0 && (
          <ScreenOnly>
            <div className="max-w-text pb-8">
              <Explanation key={stored.updatedAt} fieldId={stored.id} advice={advice} />
            </div>
          </ScreenOnly>
        )}
        <StartNotice stored={stored} />
        <Gaps advice={advice} hasWeather={stored.weather.length > 0} />
        <ScreenOnly>
          <div className="grid gap-x-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
            <div className="min-w-0">
              {hasNext && <NextIrrigation advice={advice} />}
              {advice.days.length > 0 && <SeasonChart advice={advice} />}
            </div>
            <div className="min-w-0">
              <LedgerSection stored={stored} />
              <WeatherSection stored={stored} />
            </div>
          </div>
          <TodayFacts advice={advice} />
        </ScreenOnly>
        <PrintOnly>
          <PrintedFigures advice={advice} hasNext={hasNext} />
        </PrintOnly>
        <Basis stored={stored} advice={advice} />
      </Page>
    </AdviceExplainer>
  );
}
