import type { ChartStackProps } from '../chart-stack.tsx';

/** Units at the top of the axis at least: labels are whole. */
const least = 4;
/** A limit that is further above the columns would press them flat. */
const farthest = 2.5;

export interface StackHeight {
  /** Units that the axis reaches at least, for pixels alone. */
  readonly units: number;
  readonly showsLimit: boolean;
}

/** How high the columns reach, and whether the limit is drawn over them. */
export function heightOf({ columns, series, limit }: Pick<ChartStackProps, 'columns' | 'series' | 'limit'>): StackHeight {
  const totals = columns.map((_, column) => Number(series.reduce((sum, { values }) => sum + (values[column] ?? 0n), 0n)));
  const highest = Math.max(least, ...totals);
  const limits = (limit?.values ?? []).map((value) => Number(value ?? 0n));
  const highestLimit = Math.max(0, ...limits);
  const showsLimit = highestLimit > 0 && highestLimit <= highest * farthest;
  return { units: showsLimit ? Math.max(highest, highestLimit) : highest, showsLimit };
}
