/** A figure of the advice that opens its explanation, or the reason why there is none. */
import type { Advice } from '@repo/agronomy';
import type { Fact } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { useFactText } from '@repo/ui/fact-text';
import { Figure } from '@repo/ui/figure';
import { Icon } from '@repo/ui/icon';
import { StatusChip } from '@repo/ui/status-chip';
import type { ReactNode } from 'react';
import { factOf } from '../../advice/field-advice.ts';
import { missingText } from './missing-text.ts';

export interface FactFigureProps {
  readonly advice: Advice;
  /** Without the vertical: "irr.net". */
  readonly id: string;
  /** Decimals that are shown; the explanation has all. */
  readonly decimals?: number;
  readonly size?: 'text' | 'large';
  /** Writes the figure another way. */
  readonly write?: (fact: Fact) => string;
}

export function FactFigure({ advice, id, decimals = 1, size = 'text', write }: FactFigureProps) {
  const i18n = useI18n();
  const text = useFactText('crops');
  const fact = factOf(advice, id);
  if (!fact) return null;
  const missing = missingText(fact, i18n);
  if (missing !== null) {
    return (
      <span className="flex items-start gap-2 text-sm text-ink-soft">
        <span className="flex h-[1lh] items-center">
          <Icon name="help" size={16} />
        </span>
        <span>{missing}</span>
      </span>
    );
  }
  return (
    <Figure path={fact.id} size={size}>
      {write ? write(fact) : text.value(rounded(fact, decimals), fact.unit)}
    </Figure>
  );
}

/** For the eye alone: the fact keeps all its decimals. */
export function rounded({ value, unit }: Fact, decimals: number): Fact['value'] {
  if (typeof value !== 'string' || unit === 'date' || unit === 'term' || unit === 'days') return value;
  // A ratio is shown in whole per cent at least.
  return Number(value).toFixed(unit === 'ratio' ? Math.max(2, decimals) : decimals);
}

export interface FactRowProps extends FactFigureProps {
  readonly label: string;
  /** Beside the figure. */
  readonly aside?: ReactNode;
}

/** A line of a list of facts: what it is, and how much. */
export function FactRow({ label, aside, ...figure }: FactRowProps) {
  const { t } = useI18n();
  const isUnverified = factOf(figure.advice, figure.id)?.status === 'unverified';
  return (
    <div className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-baseline">
      <dt className="text-ink-soft">{label}</dt>
      <dd>
        <FactFigure {...figure} />
        {isUnverified && (
          <span className="ps-3">
            <StatusChip tone="attention">{t('ui.fact.status.unverified')}</StatusChip>
          </span>
        )}
        {aside && <span className="block text-sm text-ink-soft">{aside}</span>}
      </dd>
    </div>
  );
}
