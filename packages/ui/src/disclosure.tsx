/** A part that opens below its heading. Closed parts print open. */
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icon.tsx';
import { cx } from './internal/cx.ts';

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean | undefined;
  readonly defaultOpen?: boolean;
  /** What opens begins where the row begins: for contents as wide as the page. */
  readonly flush?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function Disclosure({ title, children, open, defaultOpen = false, flush = false, onOpenChange }: DisclosureProps) {
  const id = useId();
  const [own, setOwn] = useState(defaultOpen);
  const shown = open ?? own;
  return (
    <div className="border-b border-line">
      <button
        type="button"
        aria-expanded={shown}
        aria-controls={id}
        className="touch flex w-full cursor-pointer items-center gap-3 py-1 text-start hover:text-brand"
        onClick={() => {
          setOwn(!shown);
          onOpenChange?.(!shown);
        }}
      >
        <Icon
          name="chevron-down"
          size={18}
          className={cx('text-ink-soft transition-transform print:hidden', !shown && '-rotate-90 rtl:rotate-90')}
        />
        <span className="grow font-semibold">{title}</span>
      </button>
      <div id={id} className={cx('pb-4', !flush && 'ps-8', !shown && 'hidden print:block')}>
        {children}
      </div>
    </div>
  );
}
