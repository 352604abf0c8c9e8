/**
 * Amounts on each other, one bar a period: what a payment is made of. The drawing's code is fetched when it is first shown.
 *
 * @example
 * <ChartBars title={t('shop.split')} labels={years} series={[goods, freight]} valueText={compact} table={…} />
 */
import { lazy, type ReactNode, Suspense } from 'react';
import type { ChartTone } from './chart-area.tsx';
import { ChartFrame } from './internal/chart-frame.tsx';

export interface BarSeries {
  readonly id: string;
  readonly label: string;
  readonly tone: ChartTone;
  /** One value a bar. */
  readonly values: readonly number[];
}

export interface ChartBarsProps {
  readonly title: string;
  readonly summary: string;
  /** Under each bar. */
  readonly labels: readonly string[];
  /** From the axis upwards. */
  readonly series: readonly BarSeries[];
  readonly valueText: (value: number) => string;
  readonly table: ReactNode;
}

const Drawing = lazy(() => import('./internal/bars-drawing.tsx').then((module) => ({ default: module.BarsDrawing })));

export function ChartBars(props: ChartBarsProps) {
  return (
    <ChartFrame title={props.title} table={props.table}>
      <Suspense fallback={null}>
        <Drawing {...props} />
      </Suspense>
    </ChartFrame>
  );
}
