/** A status in an icon and a word, never in colour alone. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './internal/cx.ts';

export type StatusTone = 'passed' | 'attention' | 'refusal' | 'neutral';

export interface StatusChipProps {
  readonly tone: StatusTone;
  readonly children: ReactNode;
  /** The tone's own icon when absent. */
  readonly icon?: IconName | undefined;
}

const looks: Record<StatusTone, { icon: IconName | null; className: string }> = {
  passed: { icon: 'passed', className: 'bg-passed-soft text-passed' },
  attention: { icon: 'attention', className: 'bg-attention-soft text-attention' },
  refusal: { icon: 'refused', className: 'bg-refusal-soft text-refusal' },
  neutral: { icon: null, className: 'border border-line text-ink-soft' },
};

export function StatusChip({ tone, children, icon }: StatusChipProps) {
  const look = looks[tone];
  const name = icon ?? look.icon;
  return (
    <span className={cx('type-ui inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm', look.className)}>
      {name && <Icon name={name} size={16} />}
      <span>{children}</span>
    </span>
  );
}
