import { ToastRegion } from '@repo/ui/toast';
import type { ReactNode } from 'react';

export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main id="main" tabIndex={-1} className="grow outline-none">
        {children}
      </main>
      <ToastRegion />
    </div>
  );
}
