/**
 * Water of the root zone day by day: its depletion between none (top) and all that roots can take, the limit at which a crop
 * thirsts, rain that hangs from above and irrigation that stands below. Forecast days lie on a hatched ground. The drawing's code
 * is fetched when it is first shown; a table stands behind it.
 *
 * @example
 * <ChartBalance title={t('shop.stock')} days={days} labels={labels} valueText={(n) => format.number(n)} table={…} />
 */
import type { IsoDate } from '@repo/facts';
import { lazy, type ReactNode, Suspense } from 'react';
import { ChartFrame } from './internal/chart-frame.tsx';

/** One day; depths in mm, as plain numbers: these are pixels. */
export interface BalanceDay {
  readonly date: IsoDate;
  readonly depletion: number;
  /** The same, were the forecast rain to fall. */
  readonly depletionWithRain: number;
  /** Readily available water: from here on the crop thirsts. */
  readonly limit: number;
  /** Total available water: the foot of the picture. */
  readonly capacity: number;
  readonly irrigation: number;
  /** Fallen rain, or on a forecast day the rain that is expected. */
  readonly rain: number;
  readonly forecast: boolean;
}

export interface BalanceLabels {
  readonly depletion: string;
  readonly limit: string;
  readonly capacity: string;
  readonly irrigation: string;
  readonly rain: string;
  readonly forecast: string;
}

export interface ChartBalanceProps {
  readonly title: string;
  /** What the picture says, in a sentence, for whoever does not see it. */
  readonly summary: string;
  /** Day after day, without a gap. */
  readonly days: readonly BalanceDay[];
  readonly labels: BalanceLabels;
  /** A depth on an axis or a bar. */
  readonly valueText: (mm: number) => string;
  /** The same figures as a table. */
  readonly table: ReactNode;
}

const Drawing = lazy(() => import('./internal/balance-drawing.tsx').then((module) => ({ default: module.BalanceDrawing })));

export function ChartBalance(props: ChartBalanceProps) {
  return (
    <ChartFrame title={props.title} table={props.table}>
      <Suspense fallback={null}>
        <Drawing {...props} />
      </Suspense>
    </ChartFrame>
  );
}
