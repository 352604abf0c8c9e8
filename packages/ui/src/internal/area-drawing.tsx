import { useI18n } from '@repo/i18n/react';
import { scaleLinear } from 'd3-scale';
import { area, type Series, stack } from 'd3-shape';
import type { AreaSeries, ChartAreaProps } from '../chart-area.tsx';
import { ChartAxis } from './chart-axis.tsx';
import { ChartMark } from './chart-mark.tsx';
import { chartText } from './chart-text.ts';
import { useWidth } from './use-width.ts';

const plot = 256;
const room = { bottom: 32, start: 56, end: 12 };

export function AreaDrawing({ dates, series, summary, valueText, mark }: ChartAreaProps) {
  const { dir, format } = useI18n();
  const { ref, width } = useWidth<HTMLDivElement>();
  const last = dates.length - 1;
  const top = mark ? 36 : 12;
  const height = top + plot + room.bottom;
  const layers = stack<number, string>()
    .keys(series.map((one) => one.id))
    .value((index, id) => series.find((one) => one.id === id)?.values[index] ?? 0)(dates.map((_, index) => index));
  const x = scaleLinear([0, Math.max(1, last)], [room.start, (width ?? 0) - room.end]);
  const y = scaleLinear([0, highest(layers)], [top + plot, top]);
  const shape = area<[number, number]>()
    .x((_, index) => x(index))
    .y0((point) => y(point[0]))
    .y1((point) => y(point[1]));

  return (
    <div ref={ref} dir="ltr" className="type-ui">
      {width !== null && (
        <svg role="img" aria-label={summary} width={width} height={height} className="chart">
          {series.map((one, index) => (
            <path key={one.id} d={shape(pointsOf(layers[index])) ?? ''} style={{ fill: `var(--color-${one.tone})` }} />
          ))}
          <ChartAxis scale={y} from={room.start} to={width - room.end} text={(value) => chartText(valueText(value), dir)} />
          {series.map((one, index) => {
            const at = thickest(one);
            const point = layers[index]?.[at];
            if (!point) return null;
            return (
              <text
                key={one.id}
                x={Math.min(Math.max(x(at), room.start + 64), width - room.end - 64)}
                y={(y(point[0]) + y(point[1])) / 2}
                dy="0.32em"
                textAnchor="middle"
                className={`chart-label chart-on-${one.tone}`}
              >
                {chartText(one.label, dir)}
              </text>
            );
          })}
          {mark && (
            <ChartMark x={x(mark.index)} from={top} to={top + plot} width={width}>
              {chartText(mark.label, dir)}
            </ChartMark>
          )}
          {dates.map((date, index) => {
            const anchor = dateAnchor(index, last);
            if (!anchor) return null;
            return (
              <text key={date} x={x(index)} y={height - 10} textAnchor={anchor} className="fill-ink-soft">
                {chartText(format.date(date, { style: 'short' }), dir)}
              </text>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function pointsOf(layer: Series<number, string> | undefined): [number, number][] {
  return layer?.map((point) => [point[0], point[1]]) ?? [];
}

function highest(layers: readonly Series<number, string>[]): number {
  return Math.max(...pointsOf(layers.at(-1)).map((point) => point[1])) || 1;
}

/** Where a label fits best. */
function thickest(series: AreaSeries): number {
  const most = Math.max(...series.values);
  const edge = series.values.indexOf(most);
  const inward = Math.round(series.values.length / 6);
  return edge < series.values.length / 2 ? edge + inward : edge - inward;
}

/** The first, the middle and the last date are named. */
function dateAnchor(index: number, last: number): 'start' | 'middle' | 'end' | null {
  if (index === 0) return 'start';
  if (index === last) return 'end';
  return index === Math.floor(last / 2) ? 'middle' : null;
}
