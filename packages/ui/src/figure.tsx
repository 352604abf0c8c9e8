/**
 * A computed figure: underlined by dots, opens the explain panel.
 *
 * @example
 * <Figure path="schedule.12.profit">{format.money(row.profit, { decimals: 'always' })}</Figure>
 */

import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { useExplainer } from './explain-panel.tsx';

export interface FigureProps {
  /** What the provider's `explain` takes. */
  readonly path: string;
  /** The figure, formatted. */
  readonly children: ReactNode;
}

export function Figure({ path, children }: FigureProps) {
  const explainer = useExplainer();
  const { t } = useI18n();
  if (!explainer) return <bdi>{children}</bdi>;
  return (
    <button type="button" className="figure" title={t('ui.explain.open')} onClick={() => explainer.open(path)}>
      <bdi>{children}</bdi>
    </button>
  );
}
