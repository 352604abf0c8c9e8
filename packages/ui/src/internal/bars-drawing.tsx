import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { ChartBarsProps } from '../chart-bars.tsx';
import { ChartAxis } from './chart-axis.tsx';
import { useWidth } from './chart-size.ts';

const height = 280;
const room = { top: 36, bottom: 32, start: 64, end: 8 };

export function BarsDrawing({ labels, series, summary, valueText }: ChartBarsProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const bars = labels.map((_, index) => index);
  const layers = stack<number, string>()
    .keys(series.map((one) => one.id))
    .value((index, id) => series.find((one) => one.id === id)?.values[index] ?? 0)(bars);
  const highest = Math.max(1, ...(layers.at(-1)?.map((point) => point[1]) ?? []));
  const x = scaleBand(bars, [room.start, (width ?? 640) - room.end])
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const y = scaleLinear([0, highest], [height - room.bottom, room.top]).nice(4);
  const every = Math.max(1, Math.ceil((labels.length * 48) / (width ?? 640)));
  return (
    <div ref={ref} dir="ltr" className="type-ui">
      {width !== null && (
        <svg role="img" aria-label={summary} width={width} height={height} className="block text-xs">
          <ChartAxis scale={y} from={room.start} to={width - room.end} text={valueText} />
          {layers.map((layer, index) => {
            const one = series[index];
            if (!one) return null;
            return layer.map((point, bar) => (
              <rect
                key={`${one.id}-${bar}`}
                x={x(bar)}
                width={x.bandwidth()}
                y={y(point[1])}
                height={Math.max(0, y(point[0]) - y(point[1]))}
                style={{ fill: `var(--color-${one.tone})` }}
              />
            ));
          })}
          {labels.map((label, bar) =>
            bar % every === 0 ? (
              <text
                key={label}
                x={(x(bar) ?? 0) + x.bandwidth() / 2}
                y={height - 10}
                textAnchor="middle"
                className="fill-ink-soft"
              >
                {label}
              </text>
            ) : null,
          )}
        </svg>
      )}
    </div>
  );
}
