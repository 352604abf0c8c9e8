import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

export interface ErrorLineProps {
  /** What `aria-describedby` of the control names. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** What is wrong with a field: icon and words, never colour alone. */
export function ErrorLine({ id, children }: ErrorLineProps) {
  return (
    <p id={id} className="flex items-start gap-2 text-sm text-refusal">
      <span className="flex h-[1lh] items-center">
        <Icon name="attention" size={16} />
      </span>
      <span>{children}</span>
    </p>
  );
}
