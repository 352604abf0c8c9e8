export interface ChartHaloProps {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** A token of the theme: "limit". */
  readonly tone?: 'ink' | 'limit' | 'depletion' | 'irrigation' | 'rain';
  readonly children: string;
}

/** A label that may cross a line: its letters keep a rim of the ground. */
export function ChartHalo({ x, y, anchor, tone = 'ink', children }: ChartHaloProps) {
  return (
    <text
      x={x}
      y={y}
      dy="0.32em"
      textAnchor={anchor}
      className="chart-label"
      style={{
        fill: `var(--color-${tone})`,
        paintOrder: 'stroke',
        stroke: 'var(--color-paper)',
        strokeWidth: 5,
        strokeLinejoin: 'round',
      }}
    >
      {children}
    </text>
  );
}
