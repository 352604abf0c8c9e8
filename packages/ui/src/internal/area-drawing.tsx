import { useI18n } from '@repo/i18n/react';
import { scaleLinear } from 'd3-scale';
import { area, stack } from 'd3-shape';
import type { ChartAreaProps } from '../chart-area.tsx';
import { ChartAxis } from './chart-axis.tsx';
import { useWidth } from './chart-size.ts';

const height = 300;
const room = { top: 16, bottom: 36, start: 56, end: 16 };

/** Charts run left to right in both languages; only their words follow the language. */
export function AreaDrawing({ dates, series, summary, valueText, mark }: ChartAreaProps) {
  const { format } = useI18n();
  const { ref, width } = useWidth<HTMLDivElement>();
  const points = dates.map((_, index) => index);
  const layers = stack<number, string>()
    .keys(series.map((one) => one.id))
    .value((index, id) => series.find((one) => one.id === id)?.values[index] ?? 0)(points);
  const highest = Math.max(...(layers.at(-1)?.map((point) => point[1]) ?? [1]));
  const x = scaleLinear([0, Math.max(1, dates.length - 1)], [room.start, (width ?? 640) - room.end]);
  const y = scaleLinear([0, highest], [height - room.bottom, room.top]);
  const shape = area<[number, number]>()
    .x((_, index) => x(index))
    .y0((point) => y(point[0]))
    .y1((point) => y(point[1]));
  const ends = [0, Math.floor((dates.length - 1) / 2), dates.length - 1];
  return (
    <div ref={ref} dir="ltr" className="type-ui">
      {width !== null && (
        <svg role="img" aria-label={summary} width={width} height={height} className="block text-xs">
          {layers.map((layer, index) => {
            const one = series[index];
            if (!one) return null;
            return (
              <path
                key={one.id}
                d={shape(layer.map((point) => [point[0], point[1]])) ?? ''}
                style={{ fill: `var(--color-${one.tone})` }}
              />
            );
          })}
          <ChartAxis scale={y} from={room.start} to={width - room.end} text={valueText} />
          {layers.map((layer, index) => {
            const one = series[index];
            const at = index === 0 ? Math.round(layer.length * 0.78) : Math.round(layer.length * 0.22);
            const point = layer[at];
            if (!one || !point) return null;
            return (
              <text
                key={one.id}
                x={x(at)}
                y={(y(point[0]) + y(point[1])) / 2}
                textAnchor="middle"
                className={`chart-label chart-label-${one.tone}`}
              >
                {one.label}
              </text>
            );
          })}
          {mark && (
            <g>
              <line x1={x(mark.index)} x2={x(mark.index)} y1={room.top} y2={height - room.bottom} className="chart-mark" />
              <text x={x(mark.index) + 8} y={room.top + 12} className="fill-ink">
                {mark.label}
              </text>
            </g>
          )}
          {ends.map((index, at) => {
            const date = dates[index];
            if (!date) return null;
            return (
              <text
                key={date}
                x={x(index)}
                y={height - 12}
                textAnchor={at === 0 ? 'start' : at === 2 ? 'end' : 'middle'}
                className="fill-ink-soft"
              >
                {format.date(date, { style: 'short' })}
              </text>
            );
          })}
        </svg>
      )}
    </div>
  );
}
