/** A sentence that belongs to a form or a page: what went wrong on top of a form, what to know before going on. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './internal/cx.ts';

export interface NoticeProps {
  readonly tone: 'passed' | 'attention' | 'refusal' | 'neutral';
  readonly title?: string | undefined;
  readonly children?: ReactNode;
}

const looks: Record<NoticeProps['tone'], { icon: IconName; className: string }> = {
  passed: { icon: 'passed', className: 'border-passed text-passed' },
  attention: { icon: 'attention', className: 'border-attention text-attention' },
  refusal: { icon: 'refused', className: 'border-refusal text-refusal' },
  neutral: { icon: 'help', className: 'border-line-strong text-ink-soft' },
};

export function Notice({ tone, title, children }: NoticeProps) {
  const look = looks[tone];
  return (
    <div
      role={tone === 'refusal' ? 'alert' : undefined}
      className={cx('flex gap-3 border-s-4 bg-raised py-3 ps-4 pe-4', look.className)}
    >
      <span className="flex h-[1lh] items-center">
        <Icon name={look.icon} />
      </span>
      <div className="min-w-0 grow text-ink">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
