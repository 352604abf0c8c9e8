/**
 * Counters, histograms and gauges in Prometheus's text format 0.0.4. Own, because the usual library brings the API of OpenTelemetry
 * along for a hundred lines of what is used here.
 */

export type Labels = Readonly<Record<string, string>>;

/** Adds to a series. The label names of a metric are the same in every call. */
export type Count = (labels: Labels, by?: number) => void;

/** Most series of one metric: whoever invents labels must not fill the memory. What comes after counts under `other`. */
const mostSeries = 1_000;

/** Upper bounds of seconds, from a cached answer to a request that hardly ends. */
const secondBounds: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series<Value> {
  readonly labels: Labels;
  value: Value;
}

interface Spread {
  /** By bound, not added up. */
  readonly buckets: number[];
  sum: number;
  count: number;
}

export interface Registry {
  counter(name: string, help: string): Count;
  /** Of seconds. */
  histogram(name: string, help: string): (labels: Labels, seconds: number) => void;
  /** Read when it is asked for; one that throws is left out. */
  gauge(name: string, help: string, read: () => number | readonly (readonly [Labels, number])[]): void;
  text(): string;
}

export function createRegistry(): Registry {
  const metrics: (() => readonly string[])[] = [];
  return {
    counter(name, help) {
      const all = seriesOf(() => 0);
      metrics.push(() => [
        ...head(name, help, 'counter'),
        ...[...all.values].map(({ labels, value }) => line(name, labels, value)),
      ]);
      return (labels, by = 1) => {
        all.of(labels).value += by;
      };
    },
    histogram(name, help) {
      const all = seriesOf((): Spread => ({ buckets: secondBounds.map(() => 0), sum: 0, count: 0 }));
      metrics.push(() => [...head(name, help, 'histogram'), ...[...all.values].flatMap((series) => spreadLines(name, series))]);
      return (labels, seconds) => {
        const { value } = all.of(labels);
        const index = secondBounds.findIndex((bound) => seconds <= bound);
        if (index >= 0) value.buckets[index] = (value.buckets[index] ?? 0) + 1;
        value.sum += seconds;
        value.count += 1;
      };
    },
    gauge(name, help, read) {
      metrics.push(() => {
        try {
          const now = read();
          const series = typeof now === 'number' ? [[{}, now] as const] : now;
          return [...head(name, help, 'gauge'), ...series.map(([labels, value]) => line(name, labels, value))];
        } catch {
          return [];
        }
      });
    },
    text: () => `${metrics.flatMap((lines) => lines()).join('\n')}\n`,
  };
}

function seriesOf<Value>(empty: () => Value) {
  const byKey = new Map<string, Series<Value>>();
  const of = (labels: Labels): Series<Value> => {
    const key = Object.values(labels).join('\0');
    const known = byKey.get(key);
    if (known) return known;
    const others = Object.values(labels).every((text) => text === 'other');
    if (byKey.size >= mostSeries && !others) return of(Object.fromEntries(Object.keys(labels).map((name) => [name, 'other'])));
    const made = { labels, value: empty() };
    byKey.set(key, made);
    return made;
  };
  return { of, values: { [Symbol.iterator]: () => byKey.values() } };
}

function spreadLines(name: string, { labels, value }: Series<Spread>): string[] {
  let below = 0;
  const buckets = secondBounds.map((bound, index) => {
    below += value.buckets[index] ?? 0;
    return line(`${name}_bucket`, { ...labels, le: String(bound) }, below);
  });
  return [
    ...buckets,
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, value.count),
    line(`${name}_sum`, labels, value.sum),
    line(`${name}_count`, labels, value.count),
  ];
}

const head = (name: string, help: string, type: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
