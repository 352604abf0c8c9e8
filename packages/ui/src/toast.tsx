/**
 * A sentence about what just happened, with the way back. Undo instead of "are you sure".
 *
 * @example
 * showToast({ message: t('shop.order.deleted'), undo: { label: t('ui.undo'), onUndo: restore } });
 */
import { useI18n } from '@repo/i18n/react';
import { useEffect, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

export interface Toast {
  /** Translated. */
  readonly message: string;
  readonly tone?: 'done' | 'attention' | 'refusal';
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
}

interface ShownToast extends Toast {
  readonly id: number;
}

const secondsShown = 8;
const atMost = 3;
let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly ShownToast[]) {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a toast; the oldest gives way to a fourth. Returns what takes it away again. */
export function showToast(toast: Toast): () => void {
  lastId += 1;
  const id = lastId;
  change([...shown, { ...toast, id }].slice(-atMost));
  return () => change(shown.filter((entry) => entry.id !== id));
}

/**
 * Where toasts appear: once a page, in the shell, behind all that scrolls. They stand at the end of the screen and take room at the end of
 * the page, so that whatever they cover can be scrolled out from under them.
 */
export function ToastRegion() {
  const { t } = useI18n();
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <section
      aria-label={t('ui.toast.region')}
      aria-live="polite"
      className="pointer-events-none sticky bottom-0 z-40 flex flex-col items-center gap-2 p-4 empty:p-0 print:hidden"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} close={() => change(shown.filter((entry) => entry.id !== toast.id))} />
      ))}
    </section>
  );
}

const icons = { done: 'passed', attention: 'attention', refusal: 'refused' } as const;

function ToastCard({ toast, close }: { readonly toast: ShownToast; readonly close: () => void }) {
  const { t } = useI18n();
  useEffect(() => {
    const timer = setTimeout(() => change(shown.filter((entry) => entry.id !== toast.id)), secondsShown * 1000);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div className="toast flex w-full max-w-field items-center gap-3 rounded bg-ink py-1 ps-4 pe-1 text-paper">
      <Icon name={icons[toast.tone ?? 'done']} />
      <p className="grow">{toast.message}</p>
      {toast.undo && (
        <Button
          tone="quiet"
          size="small"
          onPress={() => {
            toast.undo?.onUndo();
            close();
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <IconButton icon="close" label={t('common.close')} onPress={close} />
    </div>
  );
}
