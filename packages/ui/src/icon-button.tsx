/** A button that shows an icon alone; its label is read out and shown as a tip. */
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './internal/cx.ts';

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string;
}

export function IconButton({ icon, label, onPress, disabled = false, className }: IconButtonProps) {
  return (
    <AriaButton
      aria-label={label}
      isDisabled={disabled}
      className={cx(
        'touch inline-flex w-11 cursor-pointer items-center justify-center rounded text-ink-soft transition-colors hover:bg-sunken hover:text-ink',
        className,
      )}
      {...(onPress && { onPress })}
    >
      <Icon name={icon} />
    </AriaButton>
  );
}
