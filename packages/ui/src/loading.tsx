/** What stands where something is coming: lines of its size, or a bar with an estimate. */
import { useI18n } from '@repo/i18n/react';
import { Spinner } from './internal/spinner.tsx';

export interface SkeletonProps {
  /** As many lines as the content has, never more. */
  readonly lines?: number;
}

export function Skeleton({ lines = 3 }: SkeletonProps) {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-3 py-2">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="h-5 rounded bg-line/60" style={{ inlineSize: `${index === lines - 1 ? 60 : 100}%` }} />
      ))}
    </div>
  );
}

export interface LoadingProps {
  /** What is happening, as a sentence: "فائل پڑھی جا رہی ہے…". */
  readonly label?: string | undefined;
}

export function Loading({ label }: LoadingProps) {
  const { t } = useI18n();
  return (
    <p role="status" className="flex items-center gap-3 py-4 text-ink-soft">
      <Spinner />
      {label ?? t('common.loading')}
    </p>
  );
}

export interface ProgressProps {
  /** What is happening. */
  readonly label: string;
  /** 0–1; null when nothing is known. */
  readonly value: number | null;
  /** How long it will take: "تقریباً 20 سیکنڈ". */
  readonly estimate?: string | undefined;
}

export function Progress({ label, value, estimate }: ProgressProps) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span>{label}</span>
        {estimate && <span className="type-ui text-ink-soft">{estimate}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(value !== null && { 'aria-valuenow': Math.round(value * 100) })}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={value === null ? 'progress-unknown h-full w-1/3 bg-brand' : 'h-full bg-brand transition-[inline-size]'}
          style={value === null ? undefined : { inlineSize: `${value * 100}%` }}
        />
      </div>
    </div>
  );
}
