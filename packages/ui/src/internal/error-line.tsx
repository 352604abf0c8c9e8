import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

/** What is wrong with a field: icon and words, never colour alone. */
export function ErrorLine({ children }: { readonly children: ReactNode }) {
  return (
    <span className="flex items-start gap-2 text-sm text-refusal">
      <span className="flex h-[1lh] items-center">
        <Icon name="attention" size={16} />
      </span>
      <span>{children}</span>
    </span>
  );
}
