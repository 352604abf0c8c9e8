import { scaleLinear } from 'd3-scale';
import type { BalanceDay } from '../chart-balance.tsx';
import type { BalancePartProps } from './balance-part.ts';

type Water = 'irrigation' | 'rain';
const kinds: readonly Water[] = ['rain', 'irrigation'];
/** Between the middles of two values beside bars. */
const valueGap = 30;
/** A forecast bar is lighter. */
const forecastOpacity = 0.55;
const labelRoom = 16;
/** From an edge to the name of what stands or hangs on it: outside, where no bar is. */
const labelGap = 6;

/** Rain hangs from the upper edge, irrigation stands on the lower one: told apart without colour. */
export function BalanceBars({ days, labels, x, box, text, valueText }: BalancePartProps) {
  // No bar of one kind reaches into the other's, with a value beside each.
  const most = Math.max(1, longest(days, 'irrigation') + longest(days, 'rain'));
  const length = scaleLinear([0, most], [0, box.height - 2 * labelRoom]);
  const [top, bottom] = [box.top, box.top + box.height];
  const width = Math.max(1.5, (x(1) - x(0)) * 0.7);
  return (
    <g>
      <line x1={box.from} x2={box.to} y1={top} y2={top} className="chart-line" />
      <line x1={box.from} x2={box.to} y1={bottom} y2={bottom} className="chart-line" />
      {kinds.map((kind) =>
        days.map((day, index) =>
          day[kind] > 0 ? (
            <rect
              key={`${kind}-${day.date}`}
              x={x(index + 0.5) - width / 2}
              width={width}
              y={kind === 'rain' ? top : bottom - length(day[kind])}
              height={length(day[kind])}
              style={{ fill: `var(--color-${kind})`, fillOpacity: day.forecast ? forecastOpacity : 1 }}
            />
          ) : null,
        ),
      )}
      {kinds.map((kind) =>
        largest(days, kind, (index) => x(index + 0.5)).map(({ index, value }) => (
          <text
            key={`${kind}-${index}`}
            x={Math.min(Math.max(x(index + 0.5), box.from + valueGap / 2), box.to - valueGap / 2)}
            y={kind === 'rain' ? top + length(value) + 13 : bottom - length(value) - 4}
            textAnchor="middle"
            className="fill-ink-soft"
          >
            {text(valueText(value))}
          </text>
        )),
      )}
      {kinds.map((kind) => (
        <text
          key={kind}
          x={box.from}
          y={kind === 'rain' ? top - labelGap : bottom + labelGap}
          dy={kind === 'rain' ? 0 : '0.8em'}
          className="chart-label"
          style={{ fill: `var(--color-${kind})` }}
        >
          {text(labels[kind])}
        </text>
      ))}
    </g>
  );
}

function longest(days: readonly BalanceDay[], kind: Water): number {
  return Math.max(0, ...days.map((day) => day[kind]));
}

/** Bars with a value beside them: the largest first, as long as none covers another. */
function largest(days: readonly BalanceDay[], kind: Water, place: (index: number) => number) {
  const named: { index: number; value: number }[] = [];
  const bars = days.map((day, index) => ({ index, value: day[kind] })).filter(({ value }) => value > 0);
  for (const bar of bars.sort((a, b) => b.value - a.value)) {
    if (named.every(({ index }) => Math.abs(place(index) - place(bar.index)) >= valueGap)) named.push(bar);
  }
  return named;
}
