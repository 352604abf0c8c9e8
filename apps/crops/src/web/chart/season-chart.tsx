/** The water of the root zone through the season, with a table behind it. */
import type { Advice, AdviceDay } from '@repo/agronomy';
import { useI18n } from '@repo/i18n/react';
import { type BalanceDay, ChartBalance } from '@repo/ui/chart-balance';
import { DataTable } from '@repo/ui/data-table';
import { Section } from '@repo/ui/page';
import { chartSummary } from './chart-summary.ts';
import { dayColumns } from './day-columns.tsx';

export function SeasonChart({ advice }: { readonly advice: Advice }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { days } = advice;
  return (
    <Section title={t('crops.chart.section')}>
      <ChartBalance
        title={t('crops.chart.title')}
        summary={chartSummary(advice, i18n)}
        days={days.map(balanceDay)}
        labels={{
          depletion: t('crops.chart.depletion'),
          limit: t('crops.chart.limit'),
          capacity: t('crops.chart.capacity'),
          irrigation: t('crops.chart.irrigation'),
          rain: t('crops.chart.rain'),
          forecast: t('crops.chart.forecast'),
        }}
        valueText={(mm) => format.number(mm.toFixed(0))}
        table={
          <DataTable
            caption={t('crops.chart.title')}
            captionHidden
            maxHeight="28rem"
            rows={[...days].reverse()}
            rowKey={(day) => day.date}
            columns={dayColumns(i18n, days)}
          />
        }
      />
    </Section>
  );
}

function balanceDay(day: AdviceDay): BalanceDay {
  return {
    date: day.date,
    depletion: day.drMm,
    depletionWithRain: day.drWithRainMm,
    limit: day.rawMm,
    capacity: day.tawMm,
    irrigation: day.irrigationMm,
    rain: day.projected ? day.forecastRainMm : day.rainMm,
    forecast: day.projected,
  };
}
