/** Prometheus' text format: prometheus.io/docs/instrumenting/exposition_formats. */
export type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly labels: string;
  /** One a bound, not cumulative. */
  readonly counts: number[];
  count: number;
  sum: number;
}

/** Counts values up to each of some bounds, for each set of labels. */
export class Histogram {
  readonly #name: string;
  readonly #help: string;
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  /** @param bounds in rising order. */
  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name;
    this.#help = help;
    this.#bounds = bounds;
  }

  observe(value: number, labels: Labels): void {
    const key = labelText(labels);
    const series = this.#series.get(key) ?? { labels: key, counts: this.#bounds.map(() => 0), count: 0, sum: 0 };
    this.#series.set(key, series);
    const index = this.#bounds.findIndex((bound) => value <= bound);
    if (index !== -1) series.counts[index] = (series.counts[index] ?? 0) + 1;
    series.count += 1;
    series.sum += value;
  }

  /** Lines of the text format. */
  lines(): string[] {
    return [
      ...heading(this.#name, this.#help, 'histogram'),
      ...[...this.#series.values()].flatMap((one) => this.#linesOf(one)),
    ];
  }

  #linesOf({ labels, counts, count, sum }: Series): string[] {
    let below = 0;
    const buckets = this.#bounds.map((bound, index) => {
      below += counts[index] ?? 0;
      return `${this.#name}_bucket{${labels},le="${bound}"} ${below}`;
    });
    return [
      ...buckets,
      `${this.#name}_bucket{${labels},le="+Inf"} ${count}`,
      `${this.#name}_sum{${labels}} ${sum}`,
      `${this.#name}_count{${labels}} ${count}`,
    ];
  }
}

/** The two lines in front of the values of a metric. */
export function heading(name: string, help: string, type: 'histogram' | 'counter' | 'gauge'): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

export function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',');
}
