/**
 * A button that opens a list of actions. The list's code is fetched when the button is first pointed at or pressed.
 *
 * @example
 * <Menu label={t('ui.more')} icon="more" items={[{ id: 'copy', label: t('shop.order.duplicate'), onAction: duplicate }]} />
 */
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './internal/cx.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Stands in the icon's place, and may come later than the list: 32 px, without words. */
  readonly picture?: ReactNode;
  readonly onAction: () => void;
  /** Takes something away. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Whether it is the one that is chosen now; left out where nothing is chosen. */
  readonly selected?: boolean;
}

export interface MenuSection {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** Read out for the button; shown on it unless `icon` stands alone. */
  readonly label: string;
  readonly icon?: IconName;
  /** Shows the label beside the icon. */
  readonly labelShown?: boolean;
  readonly items?: readonly MenuItem[];
  readonly sections?: readonly MenuSection[];
}

const load = () => import('./overlays/menu-list.tsx').then((module) => ({ default: module.MenuList }));
const MenuList = lazy(load);

/** Fetches ahead; if it fails, opening the menu tries again and says so. */
const prepare = () => {
  load().catch(() => undefined);
};

export function Menu({ label, icon, labelShown = false, items = [], sections = [] }: MenuProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const words = labelShown || !icon;
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={words ? undefined : label}
        title={words ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
        className={cx(
          'touch inline-flex min-w-11 cursor-pointer items-center justify-center gap-2 rounded px-2 transition-colors',
          'text-ink hover:bg-sunken aria-expanded:bg-sunken',
        )}
      >
        {icon && <Icon name={icon} />}
        {words && (
          <>
            <span className="type-ui max-w-48 truncate text-sm">{label}</span>
            <Icon name="chevron-down" size={16} className="text-ink-soft" />
          </>
        )}
      </button>
      {open && (
        <Suspense fallback={null}>
          <MenuList label={label} trigger={trigger} items={items} sections={sections} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
