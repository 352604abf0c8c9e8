import { useI18n } from '@repo/i18n/react';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { PointerEvent } from 'react';
import type { ChartStackProps, StackSeries } from '../chart-stack.tsx';
import { ChartAxis } from './chart-axis.tsx';
import { chartText } from './chart-text.ts';
import { heightOf } from './stack-height.ts';
import { useWidth } from './use-width.ts';

export interface StackDrawingProps extends ChartStackProps {
  readonly fill: (series: StackSeries) => string;
  readonly chosen: number | null;
  readonly onChoose: (column: number | null) => void;
}

const height = 264;
const room = { top: 12, bottom: 32, end: 4 };
/** Of a letter of the axis, in pixels, at most. */
const letter = 7.2;
const thinnest = 2;
const widestBar = 48;

export function StackDrawing(props: StackDrawingProps) {
  const { columns, series, summary, axisText, totalText, limit, fill, chosen, onChoose } = props;
  const { dir } = useI18n();
  const { ref, width } = useWidth<HTMLDivElement>();
  const text = (words: string) => chartText(words, dir);
  const stacks = columns.map((_, column) => stackOf(series.map(({ values }) => values[column] ?? 0n)));
  const limits = (limit?.values ?? []).map((value) => (value === null ? null : Number(value)));
  const { units, showsLimit } = heightOf(props);
  const base = height - room.bottom;
  const y = scaleLinear([0, units], [base, room.top]).nice(4);
  const axis = (value: number) => text(axisText(BigInt(Math.round(value))));
  const start = 16 + letter * Math.max(3, ...y.ticks(4).map((value) => axisText(BigInt(Math.round(value))).length));
  const right = Math.max(start + 1, (width ?? 0) - room.end);
  const indices = columns.map((_, index) => index);
  const x = scaleBand(indices, [start, right]).paddingInner(0.25).paddingOuter(0.125);
  const barWidth = Math.min(x.bandwidth(), widestBar);
  const edge = (column: number): number => (x(0) ?? start) + column * x.step() - (x.step() - x.bandwidth()) / 2;
  const middle = (column: number): number => edge(column) + x.step() / 2;
  const labelWidth = 10 + letter * Math.max(...columns.map(({ label }) => label.length));
  const every = Math.max(1, Math.ceil(labelWidth / x.step()));

  const columnAt = ({ clientX, currentTarget }: PointerEvent): number => {
    const place = (clientX - currentTarget.getBoundingClientRect().left - start) / x.step();
    return Math.min(columns.length - 1, Math.max(0, Math.floor(place)));
  };
  const chosenText = (): string => {
    if (chosen === null) return summary;
    return `${columns[chosen]?.name ?? ''}: ${totalText(stacks[chosen]?.total ?? 0n)}`;
  };

  return (
    <div
      ref={ref}
      dir="ltr"
      className="stack-plot type-ui relative"
      onPointerDown={(event) => {
        const column = columnAt(event);
        onChoose(event.pointerType !== 'mouse' && column === chosen ? null : column);
      }}
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse' || event.buttons > 0) onChoose(columnAt(event));
      }}
      onPointerLeave={(event) => {
        if (event.pointerType === 'mouse') onChoose(null);
      }}
    >
      {/* Keys and screen readers go from column to column by it; 0 stands for all. */}
      <input
        type="range"
        className="sr-only"
        aria-label={summary}
        aria-valuetext={chosenText()}
        min={0}
        max={columns.length}
        value={chosen === null ? 0 : chosen + 1}
        onChange={(event) => {
          const at = event.currentTarget.valueAsNumber;
          onChoose(at === 0 ? null : at - 1);
        }}
        onBlur={() => onChoose(null)}
      />
      {width !== null && (
        <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} width={width} height={height} className="chart">
          {chosen !== null && (
            <rect x={edge(chosen)} width={x.step()} y={room.top} height={base - room.top} className="stack-chosen" />
          )}
          <ChartAxis scale={y} from={start} to={right} text={axis} />
          {stacks.map(({ parts }, column) =>
            parts.map(({ index, from, to }) => {
              const one = series[index];
              if (!one) return null;
              const onAxis = from === 0n;
              const tall = Math.max(onAxis ? thinnest : 0, y(Number(from)) - y(Number(to)) - (onAxis ? 0 : 1));
              return (
                <rect
                  key={`${one.id} ${columns[column]?.name}`}
                  x={middle(column) - barWidth / 2}
                  width={barWidth}
                  y={y(Number(from)) - tall - (onAxis ? 0 : 1)}
                  height={tall}
                  fill={fill(one)}
                />
              );
            }),
          )}
          {showsLimit && <path d={limitPath(limits, edge, y)} className="stack-limit" />}
          {columns.map(({ label, name }, column) =>
            column % every === 0 ? (
              <text key={name} x={middle(column)} y={height - 10} textAnchor="middle" className="fill-ink-soft">
                {text(label)}
              </text>
            ) : null,
          )}
        </svg>
      )}
    </div>
  );
}

interface Part {
  /** Of the series. */
  readonly index: number;
  readonly from: bigint;
  readonly to: bigint;
}

/** The parts of one column that are not zero, one on the other. */
function stackOf(values: readonly bigint[]): { readonly parts: readonly Part[]; readonly total: bigint } {
  let total = 0n;
  const parts = values.flatMap((units, index) => {
    const from = total;
    total += units;
    return units > 0n ? [{ index, from, to: total }] : [];
  });
  return { parts, total };
}

/** One line for each run of columns with the same limit. @param edge left of a column, also of the one after the last */
function limitPath(limits: readonly (number | null)[], edge: (column: number) => number, y: (value: number) => number): string {
  return limits
    .flatMap((value, column) => {
      if (value === null || value === limits[column - 1]) return [];
      const end = limits.findIndex((each, index) => index > column && each !== value);
      const right = end < 0 ? limits.length : end;
      return [`M${edge(column)} ${y(value)}H${edge(right)}`];
    })
    .join('');
}
