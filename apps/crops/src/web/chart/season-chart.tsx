/** The water of the root zone through the season, with a table behind it. */
import type { Advice, AdviceDay } from '@repo/agronomy';
import { useI18n } from '@repo/i18n/react';
import { type BalanceDay, ChartBalance } from '@repo/ui/chart-balance';
import { type Column, DataTable } from '@repo/ui/data-table';
import { Section } from '@repo/ui/page';
import { groupSouthAsian } from '@repo/urdu-text/numbers';
import { dateOf, factOf } from '../../advice/field-advice.ts';

export function SeasonChart({ advice }: { readonly advice: Advice }) {
  const { t, format, digits } = useI18n();
  const { days } = advice;
  const due = dateOf(factOf(advice, 'irr.next.date.dry'));
  const today = days.find(({ date }) => date === advice.asOf);
  const isDual = days.some(({ dual }) => dual !== null);
  const mm = (value: number) => format.number(value.toFixed(0));
  const figure = (id: string, of: (day: AdviceDay) => number): Column<AdviceDay> => ({
    id,
    header: t(`crops.chart.${id}`),
    numeric: true,
    cell: (day) => groupSouthAsian(of(day).toFixed(1), { digits, minDecimals: 1, maxDecimals: 1 }),
  });
  const summary = [
    today &&
      t('crops.chart.summary', { date: format.date(today.date), depletion: mm(today.drStartMm), limit: mm(today.rawMm) }),
    due && t('crops.chart.summary-due', { date: format.date(due) }),
  ];
  return (
    <Section title={t('crops.chart.section')}>
      <ChartBalance
        title={t('crops.chart.title')}
        summary={summary.filter(Boolean).join(' ')}
        days={days.map(balanceDay)}
        labels={{
          depletion: t('crops.chart.depletion'),
          limit: t('crops.chart.limit'),
          capacity: t('crops.chart.capacity'),
          irrigation: t('crops.chart.irrigation'),
          rain: t('crops.chart.rain'),
          forecast: t('crops.chart.forecast'),
        }}
        valueText={mm}
        table={
          <DataTable
            caption={t('crops.chart.title')}
            captionHidden
            maxHeight="28rem"
            rows={[...days].reverse()}
            rowKey={(day) => day.date}
            columns={[
              {
                id: 'date',
                header: t('crops.chart.date'),
                rowHeader: true,
                cell: (day) => <span className="whitespace-nowrap">{format.date(day.date, { style: 'short' })}</span>,
              },
              figure('depletion', (day) => day.drMm),
              figure('limit', (day) => day.rawMm),
              figure('capacity', (day) => day.tawMm),
              figure('irrigation', (day) => day.irrigationMm),
              figure('rain', (day) => day.rainMm),
              figure('forecast-rain', (day) => day.forecastRainMm),
              figure('etc', (day) => day.etcMm),
              ...(isDual
                ? [
                    figure('evaporation', ({ dual }) => dual?.evaporationMm ?? 0),
                    figure('transpiration', ({ dual }) => dual?.transpirationMm ?? 0),
                  ]
                : []),
            ]}
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
