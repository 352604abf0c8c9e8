import { useI18n } from '@repo/i18n/react';
import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import type { ChartBalanceProps } from '../chart-balance.tsx';
import { BalanceBars } from './balance-bars.tsx';
import { BalanceKey, keyHeight } from './balance-key.tsx';
import { BalanceLines } from './balance-lines.tsx';
import { ChartMark } from './chart-mark.tsx';
import { chartText } from './chart-text.ts';
import { useWidth } from './use-width.ts';

const above = 36;
const linesHeight = 208;
const barsHeight = 112;
/** Between the plots: the name of the rain stands in it. */
const between = 34;
/** Under the plots: the name of the irrigation, then dates. */
const below = 52;
const room = { start: 36, end: 12 };
/** Between two dates under the plot. */
const dateGap = 150;
/** A plot of less width has no calm place for labels. */
const roomy = 480;

export function BalanceDrawing({ days, labels, summary, valueText }: ChartBalanceProps) {
  const { dir, format } = useI18n();
  const { ref, width } = useWidth<HTMLDivElement>();
  const hatch = useId();
  const [from, to] = [room.start, Math.max(room.start + 1, (width ?? 0) - room.end)];
  const x = scaleLinear([0, Math.max(1, days.length)], [from, to]);
  const text = (words: string) => chartText(words, dir);
  const forecast = days.findIndex((day) => day.forecast);
  const narrow = to - from < roomy;
  const lines = { top: above + (narrow ? keyHeight : 0), height: linesHeight };
  const bars = { top: lines.top + lines.height + between, height: barsHeight };
  const height = bars.top + bars.height + below;
  const part = { days, labels, x, narrow, text, valueText };

  return (
    <div ref={ref} dir="ltr" className="type-ui">
      {width !== null && (
        <svg role="img" aria-label={summary} width={width} height={height} className="chart">
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line y2="6" style={{ stroke: 'var(--color-line-strong)', strokeOpacity: 0.55 }} />
          </pattern>
          {forecast >= 0 && (
            <rect
              x={x(forecast)}
              width={x(days.length) - x(forecast)}
              y={lines.top}
              height={bars.top + bars.height - lines.top}
              fill={`url(#${hatch})`}
            />
          )}
          {narrow && <BalanceKey labels={labels} from={from} text={text} />}
          <BalanceLines {...part} box={{ ...lines, from, to }} />
          <BalanceBars {...part} box={{ ...bars, from, to }} />
          {forecast >= 0 && (
            <ChartMark x={x(forecast)} from={lines.top} to={bars.top + bars.height} width={width}>
              {text(labels.forecast)}
            </ChartMark>
          )}
          {datesToName(days.length, to - from).map(({ index, anchor }) => {
            const day = days[index];
            return (
              day && (
                <text key={day.date} x={x(index + 0.5)} y={height - 8} textAnchor={anchor} className="fill-ink-soft">
                  {text(format.date(day.date, { style: 'short' }))}
                </text>
              )
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** The first and the last day, and the middle one where there is room for it. */
function datesToName(count: number, width: number): { index: number; anchor: 'start' | 'middle' | 'end' }[] {
  const first = { index: 0, anchor: 'start' } as const;
  const middle = { index: Math.floor(count / 2), anchor: 'middle' } as const;
  const last = { index: count - 1, anchor: 'end' } as const;
  if (count < 2) return [first];
  return width > 2 * dateGap && count > 2 ? [first, middle, last] : [first, last];
}
