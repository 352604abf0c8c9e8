import type { ScaleLinear } from 'd3-scale';

export interface ChartAxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly from: number;
  readonly to: number;
  readonly text: (value: number) => string;
}

const gap = 8;

/** Hairlines across and their values at the left edge. */
export function ChartAxis({ scale, from, to, text }: ChartAxisProps) {
  return (
    <g>
      {scale.ticks(4).map((value) => (
        <g key={value}>
          <line x1={from} x2={to} y1={scale(value)} y2={scale(value)} className="chart-line" />
          <text x={from - gap} y={scale(value)} dy="0.32em" textAnchor="end" className="fill-ink-soft">
            {text(value)}
          </text>
        </g>
      ))}
    </g>
  );
}
