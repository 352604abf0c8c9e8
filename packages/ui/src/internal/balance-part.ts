import type { ScaleLinear } from 'd3-scale';
import type { ChartBalanceProps } from '../chart-balance.tsx';

/** What both parts of the drawing take. */
export interface BalancePartProps extends Pick<ChartBalanceProps, 'days' | 'labels' | 'valueText'> {
  /** Day `i` reaches from `x(i)` to `x(i + 1)`. */
  readonly x: ScaleLinear<number, number>;
  readonly box: { readonly top: number; readonly height: number; readonly from: number; readonly to: number };
  /** No room for labels beside the lines: a key above the plot names them. */
  readonly narrow: boolean;
  /** A label in its own direction. */
  readonly text: (words: string) => string;
}
