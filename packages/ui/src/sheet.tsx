/** A panel beside the page: at the end side on a desktop, from below on a phone. Its code is fetched when first opened. */
import { lazy, type ReactNode, Suspense } from 'react';

export interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

const Overlay = lazy(() => import('./overlays/overlay.tsx').then((module) => ({ default: module.Overlay })));

export function Sheet(props: SheetProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <Overlay kind="sheet" {...props} />
    </Suspense>
  );
}
