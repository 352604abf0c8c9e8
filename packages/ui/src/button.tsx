/**
 * A button with a verb on it.
 *
 * @example
 * <Button tone="primary" icon="check" onPress={save}>{t('shop.order.save')}</Button>
 */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { type ButtonTone, buttonClass } from './internal/button-class.ts';
import { Spinner } from './internal/spinner.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** `secondary` when absent. */
  readonly tone?: ButtonTone;
  readonly size?: 'normal' | 'small';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName | undefined;
  readonly disabled?: boolean | undefined;
  /** Keeps focus, ignores presses and shows that work goes on. */
  readonly pending?: boolean | undefined;
  /** As wide as its container. */
  readonly full?: boolean;
  /** Names it for screen readers where the visible words are not enough. */
  readonly label?: string | undefined;
}

export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    tone = 'secondary',
    size = 'normal',
    type = 'button',
    icon,
    full = false,
    pending = false,
  } = props;
  return (
    <button
      type={type}
      className={buttonClass(tone, size, full)}
      disabled={props.disabled}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      aria-label={props.label}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onPress?.();
      }}
    >
      {pending ? <Spinner /> : icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  );
}
