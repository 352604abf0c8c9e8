import { useI18n } from '@repo/i18n/react';
import { scaleBand, scaleLinear } from 'd3-scale';
import { type SeriesPoint, stack } from 'd3-shape';
import type { ChartBarsProps } from '../chart-bars.tsx';
import { ChartAxis } from './chart-axis.tsx';
import { chartText } from './chart-text.ts';
import { useWidth } from './use-width.ts';

const height = 300;
const room = { top: 12, bottom: 32, start: 64, end: 96 };
/** Between two labels beside the last bar. */
const labelGap = 20;
const barLabelWidth = 56;

export function BarsDrawing({ labels, series, summary, valueText }: ChartBarsProps) {
  const { dir } = useI18n();
  const { ref, width } = useWidth<HTMLDivElement>();
  const bars = labels.map((_, index) => index);
  const layers = stack<number, string>()
    .keys(series.map((one) => one.id))
    .value((index, id) => series.find((one) => one.id === id)?.values[index] ?? 0)(bars);
  const highest = Math.max(1, ...(layers.at(-1)?.map((point) => point[1]) ?? []));
  const right = (width ?? 0) - room.end;
  const x = scaleBand(bars, [room.start, right]).paddingInner(0.25).paddingOuter(0.1);
  const y = scaleLinear([0, highest], [height - room.bottom, room.top]).nice(4);
  const every = Math.max(1, Math.ceil((labels.length * barLabelWidth) / Math.max(1, right - room.start)));
  const places = spread(layers.map((layer) => middle(layer.at(-1), y)));

  return (
    <div ref={ref} dir="ltr" className="type-ui">
      {width !== null && (
        <svg role="img" aria-label={summary} width={width} height={height} className="chart">
          <ChartAxis scale={y} from={room.start} to={right} text={(value) => chartText(valueText(value), dir)} />
          {series.map((one, index) =>
            layers[index]?.map((point, bar) => (
              <rect
                key={`${one.id}-${labels[bar]}`}
                x={x(bar)}
                width={x.bandwidth()}
                y={y(point[1])}
                height={Math.max(0, y(point[0]) - y(point[1]) - (index > 0 ? 1 : 0))}
                style={{ fill: `var(--color-${one.tone})` }}
              />
            )),
          )}
          {series.map((one, index) => (
            <text key={one.id} x={right + 8} y={places[index]} dy="0.32em" className="chart-label">
              {chartText(one.label, dir)}
            </text>
          ))}
          {labels.map((label, bar) =>
            bar % every === 0 ? (
              <text
                key={label}
                x={(x(bar) ?? 0) + x.bandwidth() / 2}
                y={height - 10}
                textAnchor="middle"
                className="fill-ink-soft"
              >
                {chartText(label, dir)}
              </text>
            ) : null,
          )}
        </svg>
      )}
    </div>
  );
}

function middle(point: SeriesPoint<number> | undefined, y: (value: number) => number): number {
  return point ? (y(point[0]) + y(point[1])) / 2 : 0;
}

/** Pushes labels up until none covers another; they come from the axis upwards. */
function spread(places: readonly number[]): number[] {
  const result: number[] = [];
  for (const place of places) {
    const below = result.at(-1);
    result.push(below === undefined ? place : Math.min(place, below - labelGap));
  }
  return result;
}
