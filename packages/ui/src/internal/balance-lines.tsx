import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { BalanceDay } from '../chart-balance.tsx';
import type { BalancePartProps } from './balance-part.ts';
import { calmPlace } from './calm-place.ts';
import { ChartAxis } from './chart-axis.tsx';
import { ChartHalo } from './chart-halo.tsx';

/** Room for half a label beside the edge of the plot. */
const halfLabel = 72;
const above = 14;

/** Depletion from none at the top down to all available water, with the limit in dashes. */
export function BalanceLines({ days, labels, x, box, narrow, text, valueText }: BalancePartProps) {
  const deepest = Math.max(1, ...days.map((day) => Math.max(day.capacity, day.depletion)));
  const y = scaleLinear([0, deepest], [box.top, box.top + box.height]);
  const at = (value: (day: BalanceDay) => number) =>
    line<BalanceDay>()
      .x((_, index) => x(index + 0.5))
      .y((day) => y(value(day)))([...days]) ?? '';
  const shade = area<BalanceDay>()
    .x((_, index) => x(index + 0.5))
    .y0(y(0))
    .y1((day) => y(day.depletion))([...days]);
  const last = days.at(-1);
  const driest = driestDay(days);
  const forecast = days.findIndex((day) => day.forecast);
  /** Where the forecast begins. */
  const known = forecast > 0 ? x(forecast) : box.to;
  const label = {
    x: Math.max(Math.min(x(driest), known - halfLabel), box.from + halfLabel),
    y: y((days[driest]?.depletion ?? 0) / 2),
  };
  const heights = [days.map((day) => y(day.limit)), days.map((day) => y(day.depletion)), days.map((day) => y(day.capacity))];
  const limitLabel = (day: number) => y(days[day]?.limit ?? 0) + above;
  const half = halfLabel / Math.max(1, x(1) - x(0));
  const calm = calmPlace({ lines: heights, heightAt: limitLabel, steps: days.length, half });
  const rained = days.some((day) => day.depletionWithRain < day.depletion);

  return (
    <g>
      <path d={shade ?? ''} style={{ fill: 'var(--color-depletion)', fillOpacity: 0.16 }} />
      <ChartAxis scale={y} from={box.from} to={box.to} text={(value) => text(valueText(value))} />
      <path d={at((day) => day.capacity)} fill="none" style={{ stroke: 'var(--color-ink)', strokeOpacity: 0.6 }} />
      <path
        d={at((day) => day.limit)}
        fill="none"
        strokeDasharray="7 5"
        style={{ stroke: 'var(--color-limit)', strokeWidth: 2 }}
      />
      {rained && (
        <path
          d={at((day) => day.depletionWithRain)}
          fill="none"
          strokeDasharray="1 4"
          strokeLinecap="round"
          style={{ stroke: 'var(--color-rain)', strokeWidth: 2.5 }}
        />
      )}
      <path
        d={at((day) => day.depletion)}
        fill="none"
        strokeLinejoin="round"
        style={{ stroke: 'var(--color-depletion)', strokeWidth: 2.5 }}
      />
      {last && !narrow && (
        <>
          <ChartHalo {...label} anchor="middle" tone="depletion">
            {text(labels.depletion)}
          </ChartHalo>
          <ChartHalo x={x(calm + 0.5)} y={limitLabel(calm)} anchor="middle" tone="limit">
            {text(labels.limit)}
          </ChartHalo>
          <ChartHalo x={box.to} y={y(last.capacity) - above} anchor="end">
            {text(labels.capacity)}
          </ChartHalo>
        </>
      )}
    </g>
  );
}

/** Of the days that have passed, where there are any. */
function driestDay(days: readonly BalanceDay[]): number {
  const passed = days.filter((day) => !day.forecast);
  const among = passed.length > 0 ? passed : days;
  return among.reduce((most, day, index) => (day.depletion > (among[most]?.depletion ?? 0) ? index : most), 0);
}
