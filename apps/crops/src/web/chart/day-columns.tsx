/** The days of a season as a table. */
import type { AdviceDay } from '@repo/agronomy';
import type { I18n } from '@repo/i18n/react';
import type { Column } from '@repo/ui/data-table';
import { groupSouthAsian } from '@repo/urdu-text/numbers';

type Texts = Pick<I18n, 't' | 'format' | 'digits'>;

/** For paper, which does not scroll. */
export function fewDayColumns(i18n: Texts, days: readonly AdviceDay[]): readonly Column<AdviceDay>[] {
  const isRainAhead = days.some(({ forecastRainMm }) => forecastRainMm > 0);
  const shown = ['date', 'depletion', 'limit', 'irrigation', 'rain', ...(isRainAhead ? ['forecast-rain'] : []), 'eta', 'etc'];
  return dayColumns(i18n, days).filter(({ id }) => shown.includes(id));
}

/** What was done and where it led comes first: a phone shows the first columns. */
export function dayColumns({ t, format, digits }: Texts, days: readonly AdviceDay[]): readonly Column<AdviceDay>[] {
  const figure = (id: string, of: (day: AdviceDay) => number): Column<AdviceDay> => ({
    id,
    header: t(`crops.chart.${id}`),
    numeric: true,
    cell: (day) => groupSouthAsian(of(day).toFixed(1), { digits, minDecimals: 1, maxDecimals: 1 }),
  });
  return [
    {
      id: 'date',
      header: t('crops.chart.date'),
      rowHeader: true,
      cell: (day) => <span className="whitespace-nowrap">{format.date(day.date, { style: 'short' })}</span>,
    },
    figure('depletion', (day) => day.drMm),
    figure('limit', (day) => day.rawMm),
    figure('irrigation', (day) => day.irrigationMm),
    figure('rain', (day) => day.rainMm),
    figure('forecast-rain', (day) => day.forecastRainMm),
    figure('eta', (day) => day.etaMm),
    figure('etc', (day) => day.etcMm),
    ...(days.some(({ dual }) => dual !== null)
      ? [
          figure('evaporation', ({ dual }) => dual?.evaporationMm ?? 0),
          figure('transpiration', ({ dual }) => dual?.transpirationMm ?? 0),
        ]
      : []),
    figure('capacity', (day) => day.tawMm),
  ];
}
