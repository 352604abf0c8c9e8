/** The product's icons, by name. They are drawn in the text colour; those that point are mirrored in right-to-left text. */
import { cx } from './internal/cx.ts';
import { drawings, type IconName, isIconName, pointing } from './internal/icon-drawings.ts';

export { type IconName, isIconName };

export interface IconProps {
  readonly name: IconName;
  /** Edge in pixels at normal text size; 20 when absent. */
  readonly size?: number;
  /** Read out instead of being skipped. */
  readonly label?: string;
  readonly className?: string;
}

/** Pixels in a rem, so that icons grow with the text. */
const rem = 16;

export function Icon({ name, size = 20, label, className }: IconProps) {
  const edge = `${size / rem}rem`;
  const look = cx('icon shrink-0', pointing.has(name) && 'rtl:-scale-x-100', className);
  if (label) {
    return (
      <svg viewBox="0 0 20 20" width={edge} height={edge} className={look} role="img" aria-label={label}>
        <path d={drawings[name]} />
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 20 20" width={edge} height={edge} className={look} aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
