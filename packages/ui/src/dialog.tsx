/**
 * A question or a short form over the page. Its code is fetched when it is first opened.
 *
 * @example
 * <Dialog title={t('shell.organization.new')} open={open} onClose={close}>…</Dialog>
 */
import { lazy, type ReactNode, Suspense } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one first. */
  readonly actions?: ReactNode;
}

const Overlay = lazy(() => import('./overlays/overlay.tsx').then((module) => ({ default: module.Overlay })));

export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <Overlay kind="dialog" {...props} />
    </Suspense>
  );
}
