/**
 * Links. A page's router is told once, through `NavigationProvider`; without one a link loads its page.
 *
 * @example
 * <Link href="/orders">{t('shop.nav.orders')}</Link>
 */
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { type ButtonTone, buttonClass } from './internal/button-class.ts';
import { cx } from './internal/cx.ts';

export interface Navigation {
  /** Goes to a path of the app, without loading a page. */
  readonly navigate: (path: string) => void;
  /** The address of a path of the app, its base included. */
  readonly hrefOf: (path: string) => string;
}

const NavigationContext = createContext<Navigation>({
  navigate: (path) => window.location.assign(path),
  hrefOf: (path) => path,
});

export const NavigationProvider = NavigationContext.Provider;

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

export interface LinkProps {
  /** A path of the app ("/orders"), or a full address. */
  readonly href: string;
  readonly children: ReactNode;
  /** `text`: underlined blue; `plain`: as its surroundings; a tone: dressed as a button. */
  readonly look?: 'text' | 'plain' | ButtonTone;
  readonly size?: 'normal' | 'small';
  readonly icon?: IconName | undefined;
  /** The page that is shown now. */
  readonly current?: boolean | undefined;
  readonly label?: string | undefined;
  readonly className?: string;
  /** Loads the page even where the app could show it: another app under the same origin. */
  readonly external?: boolean;
}

function opensElsewhere(event: MouseEvent<HTMLAnchorElement>): boolean {
  return event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

export function Link({ href, children, look = 'text', size = 'normal', icon, current, label, className, external }: LinkProps) {
  const { navigate, hrefOf } = useNavigation();
  const inside = href.startsWith('/') && !external;
  const dressed = look !== 'text' && look !== 'plain';
  return (
    <a
      href={inside ? hrefOf(href) : href}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
      className={cx(
        dressed && buttonClass(look, size, false),
        look === 'text' && 'text-link underline decoration-1 underline-offset-(--underline-offset) hover:decoration-2',
        look === 'plain' && 'no-underline',
        className,
      )}
      onClick={(event) => {
        if (!inside || opensElsewhere(event)) return;
        event.preventDefault();
        navigate(href);
      }}
    >
      {icon && <Icon name={icon} size={18} />}
      {children}
    </a>
  );
}
