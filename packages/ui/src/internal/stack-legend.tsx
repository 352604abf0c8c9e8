import type { ReactNode } from 'react';
import type { ChartStackProps, StackSeries } from '../chart-stack.tsx';
import { heightOf } from './stack-height.ts';

export interface StackLegendProps
  extends Pick<ChartStackProps, 'columns' | 'series' | 'whole' | 'totalText' | 'valueText' | 'limit'> {
  readonly fill: (series: StackSeries) => string;
  /** Index of the column whose figures are shown; null: of all together. */
  readonly chosen: number | null;
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, each) => sum + each, 0n);

/** The parts with their figures, the uppermost first. Choosing a column moves nothing: all that is below stays where it is. */
export function StackLegend({ columns, series, whole, totalText, valueText, limit, fill, chosen }: StackLegendProps) {
  const unitsOf = (values: readonly bigint[]): bigint => (chosen === null ? sumOf(values) : (values[chosen] ?? 0n));
  // What is the whole stands above them.
  const parts = series.filter(({ as }) => as !== 'whole');
  const limits = [...new Set(limit?.values.filter((value) => value !== null))];
  const common = limits.length === 1 ? limits[0] : undefined;
  const most = chosen === null ? common : limit?.values[chosen];
  return (
    <div className="type-ui min-w-0 text-sm">
      <p className="border-b border-line pb-1">
        <span className="block text-ink-soft">{chosen === null ? whole : columns[chosen]?.name}</span>
        <span className="block text-base font-semibold">{totalText(sumOf(series.map(({ values }) => unitsOf(values))))}</span>
      </p>
      <ul>
        {parts.toReversed().map((one) => (
          <Row
            key={one.id}
            sample={<rect width="16" height="16" rx="3" fill={fill(one)} />}
            label={one.label}
            figure={valueText(unitsOf(one.values))}
            widest={valueText(sumOf(one.values))}
          />
        ))}
        {limit && (
          <Row
            sample={heightOf({ columns, series, limit }).showsLimit && <line x2="16" y1="8" y2="8" className="stack-limit" />}
            label={limit.label}
            figure={most == null ? '' : valueText(most)}
            widest={limits.map(valueText).reduce((widest, each) => (each.length > widest.length ? each : widest), '')}
          />
        )}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly sample: ReactNode;
  readonly label: string;
  readonly figure: string;
  /** The longest that the figure can be. */
  readonly widest?: string;
}

function Row({ sample, label, figure, widest = '' }: RowProps) {
  return (
    <li className="flex flex-wrap gap-x-3 border-b border-line py-1">
      <svg width="16" height="16" aria-hidden="true" className="mt-1 shrink-0">
        {sample}
      </svg>
      <span className="min-w-0 grow basis-32 wrap-anywhere">
        <bdi>{label}</bdi>
      </span>
      <span className="ms-auto text-end" style={{ minInlineSize: `${widest.length}ch` }}>
        {figure}
      </span>
    </li>
  );
}
