/**
 * Whole units by day or month, stacked by who used them. A legend names the parts with their exact figures: of all columns at first,
 * of one column while it is pointed at, tapped or reached by the arrow keys. Colours belong to ids, and each has its own texture. The
 * drawing's code is fetched when it is first shown; a table stands behind it.
 *
 * @example
 * <ChartStack title={t('shop.sales')} columns={days} series={[{ id: 'lahore', label: 'لاہور', values }]} valueText={number} … />
 */
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { ChartFrame } from './internal/chart-frame.tsx';
import { StackFills } from './internal/stack-fills.tsx';
import { StackLegend } from './internal/stack-legend.tsx';
import { slotsOf } from './internal/stack-slots.ts';

export interface StackColumn {
  /** Under the column, where there is room. */
  readonly label: string;
  /** Alone: "5 نومبر 2026". */
  readonly name: string;
}

export interface StackSeries {
  readonly id: string;
  readonly label: string;
  /** Not a part among parts: several together, in the colour of none of them, or the whole sum. */
  readonly as?: 'rest' | 'whole';
  /** One a column, exact. */
  readonly values: readonly bigint[];
}

export interface ChartStackProps {
  readonly title: string;
  /** What the picture says, in a sentence, for whoever does not see it. */
  readonly summary: string;
  /** How figures of one column are read; not on paper. */
  readonly hint?: string;
  /** In the order of time. */
  readonly columns: readonly StackColumn[];
  /** From the axis upwards; six at most, and a rest. */
  readonly series: readonly StackSeries[];
  /** Names the figures of all columns together. */
  readonly whole: string;
  /** A sum, with its unit. */
  readonly totalText: (units: bigint) => string;
  /** The figure of one part. */
  readonly valueText: (units: bigint) => string;
  /** On the axis: short. */
  readonly axisText: (units: bigint) => string;
  /** What each column may reach; null where there is no limit. Drawn where it is not far above the columns. */
  readonly limit?: { readonly label: string; readonly values: readonly (bigint | null)[] };
  /** The same figures as a table. */
  readonly table: ReactNode;
}

const Drawing = lazy(() => import('./internal/stack-drawing.tsx').then((module) => ({ default: module.StackDrawing })));

export function ChartStack(props: ChartStackProps) {
  const { title, table, series, hint } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const fills = useId();
  const slots = slotsOf(series.filter((each) => !each.as).map(({ id }) => id));
  const fill = ({ id, as }: StackSeries): string => `url(#${fills}${as ?? slots.get(id) ?? 'rest'})`;
  return (
    <ChartFrame title={title} table={table}>
      <StackFills id={fills} />
      <div className="grid items-start gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="stack-room min-w-0">
          <Suspense fallback={null}>
            <Drawing {...props} fill={fill} chosen={chosen} onChoose={setChosen} />
          </Suspense>
          {hint && <p className="pt-2 text-sm text-ink-soft print:hidden">{hint}</p>}
        </div>
        <StackLegend {...props} fill={fill} chosen={chosen} />
      </div>
    </ChartFrame>
  );
}
