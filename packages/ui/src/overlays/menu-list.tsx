import { Fragment, type RefObject, Suspense } from 'react';
import { Header } from 'react-aria-components/Header';
import { MenuItem as AriaMenuItem, MenuSection as AriaMenuSection, Menu } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '../icon.tsx';
import { cx } from '../internal/cx.ts';
import type { MenuItem, MenuSection } from '../menu.tsx';
import { OverlayLanguage } from './overlay-language.tsx';

export interface MenuListProps {
  readonly label: string;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly items: readonly MenuItem[];
  readonly sections: readonly MenuSection[];
  readonly onClose: () => void;
}

export function MenuList({ label, trigger, items, sections, onClose }: MenuListProps) {
  return (
    <OverlayLanguage>
      <Popover
        isOpen
        triggerRef={trigger}
        placement="bottom end"
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        className="popover min-w-52 overflow-y-auto rounded border border-line-strong bg-raised py-1 outline-none"
      >
        <Menu aria-label={label} autoFocus="first" onClose={onClose} className="outline-none">
          {items.map(entry)}
          {sections.map(group)}
        </Menu>
      </Popover>
    </OverlayLanguage>
  );
}

/** What is one of a few is told from what is only done: a screen reader says which one is chosen. */
function group({ title, items }: MenuSection) {
  const choices = items.filter(({ selected }) => selected !== undefined);
  const actions = items.filter(({ selected }) => selected === undefined);
  const header = <Header className="px-4 pt-2 text-xs text-ink-soft">{title}</Header>;
  return (
    <Fragment key={title}>
      {choices.length > 0 && (
        <AriaMenuSection
          className={sectionClass}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={choices.filter(({ selected }) => selected).map(({ id }) => id)}
        >
          {header}
          {choices.map(entry)}
        </AriaMenuSection>
      )}
      {actions.length > 0 && (
        <AriaMenuSection {...(choices.length > 0 ? { 'aria-label': title } : { className: sectionClass })}>
          {choices.length === 0 && header}
          {actions.map(entry)}
        </AriaMenuSection>
      )}
    </Fragment>
  );
}

const sectionClass = 'border-line not-first:mt-1 not-first:border-t not-first:pt-1';

function entry(item: MenuItem) {
  return (
    <AriaMenuItem
      key={item.id}
      id={item.id}
      textValue={item.label}
      isDisabled={item.disabled ?? false}
      onAction={item.onAction}
      className={cx(
        'touch flex cursor-pointer items-center gap-3 px-4 text-base outline-none focus:bg-sunken disabled:opacity-55',
        item.danger ? 'text-refusal' : 'text-ink',
      )}
    >
      {item.picture ? <Suspense fallback={<span className="size-8" />}>{item.picture}</Suspense> : icon(item)}
      <span className="grow">
        <bdi>{item.label}</bdi>
      </span>
      {item.selected && <Icon name="check" size={18} />}
    </AriaMenuItem>
  );
}

function icon({ icon: name }: MenuItem) {
  return name && <Icon name={name} size={18} />;
}
