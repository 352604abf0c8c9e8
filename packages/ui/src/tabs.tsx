/**
 * Panels of which one is shown: the ARIA tab pattern with a roving tab stop; arrows follow the reading direction.
 * All panels print.
 *
 * @example
 * <Tabs label={t('shop.result')} items={[{ id: 'orders', label: t('shop.orders'), content: <Orders /> }]} />
 */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './internal/cx.ts';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  /** Beside the label: "7/9". */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** Names the list of tabs for screen readers. */
  readonly label: string;
  readonly items: readonly TabItem[];
  /** The shown tab, where the page keeps it (in the address, say). */
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
}

export function Tabs({ label, items, selected, onSelect }: TabsProps) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(items[0]?.id);
  const shown = items.find((item) => item.id === (selected ?? own)) ?? items[0];

  const show = (id: string) => {
    setOwn(id);
    onSelect?.(id);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = items.findIndex((item) => item.id === shown?.id);
    const next = nextIndex(event.key, at, items.length, getComputedStyle(event.currentTarget).direction === 'rtl');
    const target = next === null ? undefined : items[next];
    if (!target) return;
    event.preventDefault();
    show(target.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(target.id)}"]`)?.focus();
  };

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className="flex overflow-x-auto border-b border-line print:hidden"
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={`${base}-tab-${item.id}`}
            data-tab={item.id}
            aria-selected={item === shown}
            aria-controls={`${base}-panel-${item.id}`}
            tabIndex={item === shown ? 0 : -1}
            className={cx(
              'touch -mb-px flex shrink-0 cursor-pointer items-center border-b-2 px-3 -outline-offset-2 transition-colors max-sm:flex-col max-sm:justify-center sm:gap-2 sm:px-4',
              item === shown ? 'border-brand text-ink' : 'border-transparent text-ink-soft hover:text-ink',
            )}
            onClick={() => show(item.id)}
          >
            {item.label}
            {item.badge}
          </button>
        ))}
      </div>
      {items.map((item) => (
        <div
          key={item.id}
          role="tabpanel"
          id={`${base}-panel-${item.id}`}
          aria-labelledby={`${base}-tab-${item.id}`}
          className={cx('pt-6', item !== shown && 'hidden print:block')}
        >
          {item.content}
        </div>
      ))}
    </div>
  );
}

/** Where a key leads from `at`, or null for keys that do not move. */
function nextIndex(key: string, at: number, count: number, rightToLeft: boolean): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const forward = (key === 'ArrowRight') !== rightToLeft;
  return (at + (forward ? 1 : count - 1)) % count;
}
