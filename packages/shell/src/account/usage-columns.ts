/** Sums of a picture's columns, exact. */
interface Values {
  readonly values: readonly bigint[];
}

/** What all series have in a column. */
export function sumAt(series: readonly Values[], column: number): bigint {
  return series.reduce((sum, { values }) => sum + (values[column] ?? 0n), 0n);
}

/** The first column with the largest sum. */
export function highestAt(series: readonly Values[]): number {
  const sums = (series[0]?.values ?? []).map((_, column) => sumAt(series, column));
  return sums.reduce((highest, sum, column) => (sum > (sums[highest] ?? 0n) ? column : highest), 0);
}
