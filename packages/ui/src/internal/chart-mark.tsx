import { useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface ChartMarkProps {
  readonly x: number;
  /** Upper and lower end of the line. */
  readonly from: number;
  readonly to: number;
  /** Width of the drawing, which the label stays inside. */
  readonly width: number;
  readonly children: string;
}

/** A dashed line at a date, and above the plot what it means. */
export function ChartMark({ x, from, to, width, children }: ChartMarkProps) {
  const text = useRef<SVGTextElement>(null);
  const [half, setHalf] = useState(0);
  useLayoutEffect(() => setHalf(halfOf(text.current)));
  // The first measure may be of another font.
  useEffect(() => {
    document.fonts.ready.then(() => setHalf(halfOf(text.current)));
  }, []);
  return (
    <g>
      <line x1={x} x2={x} y1={from - 8} y2={to} className="chart-mark" />
      <text ref={text} x={Math.max(half, Math.min(x, width - half))} y={from - 16} textAnchor="middle" className="chart-label">
        {children}
      </text>
    </g>
  );
}

function halfOf(text: SVGTextElement | null): number {
  return (text?.getComputedTextLength() ?? 0) / 2;
}
