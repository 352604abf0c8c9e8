/** Comparing how long two things take on a busy machine. */

async function millis(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

interface Pair {
  readonly a: () => Promise<unknown>;
  readonly b: () => Promise<unknown>;
}

async function measure(rounds: number, { a, b }: Pair): Promise<number> {
  const times: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.a.push(await millis(a));
    times.b.push(await millis(b));
  }
  return median(times.a) / median(times.b);
}

/** Median of `a` over median of `b`, interleaved. Measured a second time when the first lies outside 0.75–1.33. */
export async function ratioOfMedians(rounds: number, pair: Pair): Promise<number> {
  const first = await measure(rounds, pair);
  return first > 0.75 && first < 1.33 ? first : measure(rounds, pair);
}
