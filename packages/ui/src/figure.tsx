/**
 * A computed figure: underlined by dots, opens the explain panel.
 *
 * @example
 * <Figure path="totals.firstPayment" size="headline">{format.money(quote.totals.firstPayment)}</Figure>
 */
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { useExplainer } from './explain-panel.tsx';
import { cx } from './internal/cx.ts';

export interface FigureProps {
  /** What the provider's `explain` takes. */
  readonly path: string;
  /** The figure, formatted. */
  readonly children: ReactNode;
  /** `text`: as large as its surroundings; `large`: of a summary; `headline`: the one figure of a screen. */
  readonly size?: 'text' | 'large' | 'headline';
}

const sizes = {
  text: '',
  large: 'block text-xl font-semibold',
  headline: 'block text-3xl font-semibold sm:text-4xl',
};

export function Figure({ path, children, size = 'text' }: FigureProps) {
  const explainer = useExplainer();
  const { t } = useI18n();
  const look = cx('type-figure', sizes[size]);
  if (!explainer) {
    return (
      <span className={look}>
        <bdi>{children}</bdi>
      </span>
    );
  }
  return (
    <button type="button" className={cx('figure', look)} title={t('ui.explain.open')} onClick={() => explainer.open(path)}>
      <bdi>{children}</bdi>
    </button>
  );
}
