import type { BalancePartProps } from './balance-part.ts';

const rowHeight = 20;
const sample = 26;
const gap = 8;

const lines = [
  { id: 'depletion', width: 2.5, dash: undefined, tone: 'depletion', opacity: 1 },
  { id: 'limit', width: 2, dash: '7 5', tone: 'limit', opacity: 1 },
  { id: 'capacity', width: 1, dash: undefined, tone: 'ink', opacity: 0.6 },
] as const;

export const keyHeight = lines.length * rowHeight;

/** The lines by their look, above a plot that is too narrow for labels in it. */
export function BalanceKey({ labels, from, text }: Pick<BalancePartProps, 'labels' | 'text'> & { readonly from: number }) {
  return (
    <g>
      {lines.map(({ id, width, dash, tone, opacity }, row) => {
        const y = (row + 0.5) * rowHeight;
        return (
          <g key={id}>
            <line
              x1={from}
              x2={from + sample}
              y1={y}
              y2={y}
              strokeDasharray={dash}
              style={{ stroke: `var(--color-${tone})`, strokeWidth: width, strokeOpacity: opacity }}
            />
            <text x={from + sample + gap} y={y} dy="0.32em" className="chart-label" style={{ fill: `var(--color-${tone})` }}>
              {text(labels[id])}
            </text>
          </g>
        );
      })}
    </g>
  );
}
