import type { Measured } from './measure.ts';

type Rows = ReadonlyMap<string, Measured>;

export function printTable(rows: Rows): void {
  const lines = [...rows].map(([name, row]) => [
    name,
    {
      'first token p50 ms': row.firstTokenP50.toFixed(2),
      'p99 ms': row.firstTokenP99.toFixed(1),
      'one stream, 1,000 tokens/s': row.thousandTokensPerSecond.toFixed(0),
      'CPU µs a token': row.cpuPerToken.toFixed(1),
      'loop p99 ms': row.loopP99.toFixed(1),
      "server's µs a token": row.serverCpuPerToken.toFixed(1),
    },
  ]);
  console.table(Object.fromEntries(lines));
}

interface Aim {
  readonly name: string;
  readonly value: number;
  /** The most that it may be. */
  readonly target: number;
}

/** @returns whether all of them hold */
export function printRatios(rows: Rows): boolean {
  const of = (name: string): Measured => {
    const row = rows.get(name);
    if (!row) throw new Error(`nobody measured ${name}`);
    return row;
  };
  const [mine, raw, through] = [of('ours'), of('undici + parser'), of('ours, our gateway')];
  const [openai, plain, ruled] = [of('openai stream'), of('openai create'), of('ours, policy and log')];
  const aims: readonly Aim[] = [
    { name: 'first token, ours / undici + parser', value: mine.firstTokenP50 / raw.firstTokenP50, target: 1.3 },
    // Its `stream` gathers the answer, as ours does; its `create` leaves that to the caller.
    { name: 'first token, ours / openai stream', value: mine.firstTokenP50 / openai.firstTokenP50, target: 0.5 },
    { name: 'CPU a token, ours / openai stream', value: mine.cpuPerToken / openai.cpuPerToken, target: 0.65 },
    { name: 'CPU a token, ours / openai create', value: mine.cpuPerToken / plain.cpuPerToken, target: 0.65 },
    { name: 'policy and log add, ms', value: ruled.firstTokenP50 - mine.firstTokenP50, target: 0.2 },
    { name: 'our gateway adds, ms', value: through.firstTokenP50 - mine.firstTokenP50, target: 1 },
  ];
  const lines = aims.map(({ name, value, target }) => [
    name,
    { value: value.toFixed(2), target: `<= ${target}`, holds: value <= target ? 'yes' : 'NO' },
  ]);
  const aside = { value: (mine.firstTokenP50 / plain.firstTokenP50).toFixed(2), target: 'none', holds: '' };
  console.table(Object.fromEntries([...lines, ['first token, ours / openai create', aside]]));
  return aims.every(({ value, target }) => value <= target);
}
