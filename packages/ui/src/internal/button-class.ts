import { cx } from './cx.ts';

/** `primary`: the one action of a screen; `secondary`: the others; `quiet`: inside a row or a bar; `danger`: takes away. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

const tones: Record<ButtonTone, string> = {
  primary: 'border-brand bg-brand text-on-brand hover:bg-brand/90',
  secondary: 'border-line-strong bg-raised text-ink hover:border-ink',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-sunken',
  danger: 'border-refusal bg-raised text-refusal hover:bg-refusal-soft',
};

/** The look that buttons and links dressed as buttons share. */
export function buttonClass(tone: ButtonTone, size: 'normal' | 'small', full: boolean): string {
  return cx(
    'button-height inline-flex cursor-pointer items-center justify-center gap-2 rounded border text-center no-underline transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-55',
    size === 'normal' ? 'px-5 text-base' : 'px-3 text-sm',
    'type-reading font-semibold',
    full && 'w-full',
    tones[tone],
  );
}
