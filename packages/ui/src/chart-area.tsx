/**
 * Shares over time as areas on each other: ownership and the bank's share, with the day on which they cross.
 * The drawing's code is fetched when it is first shown; a table stands behind it.
 *
 * @example
 * <ChartArea title={t('shop.sales')} dates={dates} series={[here, abroad]} valueText={(v) => format.percent(v)} table={…} />
 */
import type { IsoDate } from '@repo/facts';
import { lazy, type ReactNode, Suspense } from 'react';
import { ChartFrame } from './internal/chart-frame.tsx';

/** Colours by meaning; the same on every screen. */
export type ChartTone = 'ownership' | 'bank' | 'rent' | 'rain' | 'irrigation' | 'depletion';

export interface AreaSeries {
  readonly id: string;
  readonly label: string;
  readonly tone: ChartTone;
  /** One value a date, as plain numbers: these are pixels, not money. */
  readonly values: readonly number[];
}

export interface ChartAreaProps {
  readonly title: string;
  /** What the picture says, in a sentence, for whoever does not see it. */
  readonly summary: string;
  readonly dates: readonly IsoDate[];
  /** From the axis upwards. */
  readonly series: readonly AreaSeries[];
  /** Labels of the vertical axis. */
  readonly valueText: (value: number) => string;
  /** A date to mark, with its label. */
  readonly mark?: { readonly index: number; readonly label: string } | null | undefined;
  /** The same figures as a table. */
  readonly table: ReactNode;
}

const Drawing = lazy(() => import('./internal/area-drawing.tsx').then((module) => ({ default: module.AreaDrawing })));

export function ChartArea(props: ChartAreaProps) {
  return (
    <ChartFrame title={props.title} table={props.table}>
      <Suspense fallback={null}>
        <Drawing {...props} />
      </Suspense>
    </ChartFrame>
  );
}
