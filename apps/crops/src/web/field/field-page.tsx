/** A field today: what to do, the figures behind it, the season, what was done, and the weather. */
import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Menu } from '@repo/ui/menu';
import { Page } from '@repo/ui/page';
import { useLocation } from 'wouter';
import { dayOfAdvice } from '../../advice/day-of-advice.ts';
import { adviceOf } from '../../advice/field-advice.ts';
import type { FieldView } from '../../wire/stored.ts';
import { AdviceExplainer } from '../advice/advice-explainer.tsx';
import { adviceLine } from '../advice/advice-line.ts';
import { SeasonChart } from '../chart/season-chart.tsx';
import { LedgerSection } from '../ledger/ledger-section.tsx';
import { useToday } from '../use-today.ts';
import { WeatherSection } from '../weather/weather-section.tsx';
import { AdviceHead } from './advice-head.tsx';
import { Basis } from './basis.tsx';
import { Gaps } from './gaps.tsx';
import { LoadedField } from './loaded-field.tsx';
import { NextIrrigation } from './next-irrigation.tsx';
import { StartNotice } from './start-notice.tsx';
import { TodayFacts } from './today-facts.tsx';
import { useRemoveField } from './use-remove-field.ts';

export function FieldPage() {
  return <LoadedField>{(stored) => <FieldToday key={stored.id} stored={stored} />}</LoadedField>;
}

function FieldToday({ stored }: { readonly stored: FieldView }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { asOf, past } = dayOfAdvice(stored, useToday());
  const [, navigate] = useLocation();
  const remove = useRemoveField();
  const advice = adviceOf(stored, asOf);
  const line = adviceLine(advice, { hasWeather: stored.weather.length > 0, past }, i18n);
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
        <StartNotice stored={stored} />
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <div className="min-w-0">
            {!past && <NextIrrigation advice={advice} />}
            {advice.days.length > 0 && <SeasonChart advice={advice} />}
            <Gaps advice={advice} hasWeather={stored.weather.length > 0} />
          </div>
          <div className="min-w-0">
            <LedgerSection stored={stored} />
            <WeatherSection stored={stored} />
          </div>
        </div>
        <TodayFacts advice={advice} />
        <Basis stored={stored} />
      </Page>
    </AdviceExplainer>
  );
}
