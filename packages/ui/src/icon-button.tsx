/** A button that shows an icon alone; its label is read out and shown as a tip. */
import type { Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './internal/cx.ts';

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, onPress, disabled, className, ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
      className={cx(
        'touch inline-flex w-11 cursor-pointer items-center justify-center rounded text-ink-soft transition-colors',
        'hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-55',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  );
}
