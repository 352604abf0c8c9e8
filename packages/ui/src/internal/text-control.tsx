/** The box that all typed fields share: label, input with its unit and buttons, then error, reading and hint. */
import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';
import { ErrorLine } from './error-line.tsx';
import { FieldLabel } from './field-label.tsx';
import type { FieldProps } from './field-props.ts';

export interface TextControlProps extends FieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url';
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly maxLength?: number | undefined;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  /** After the text, inside the box: a unit. */
  readonly unit?: string | undefined;
  /** At the end of the box: a button. */
  readonly trailing?: ReactNode;
  /** On the lower edge of the box: a slider. */
  readonly attached?: ReactNode;
  /** What the field finds wrong itself; shown once the person has left the field. */
  readonly ownError?: string | undefined;
  /** How the field reads what is typed: words of an amount, the other calendar. */
  readonly reading?: ReactNode;
}

export function TextControl(props: TextControlProps) {
  const { label, hint, optional, value, onChange, type = 'text', rows, unit, trailing, attached, reading } = props;
  const id = useId();
  const [focused, setFocused] = useState(false);
  const error = props.error ?? (focused ? undefined : props.ownError);
  const about = reading || hint ? `${id}-about` : undefined;
  const shared = {
    id,
    name: props.name,
    value,
    dir: props.dir,
    disabled: props.disabled,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    autoComplete: props.autoComplete,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': cx(error && `${id}-error`, about) || undefined,
    className: cx(
      'type-ui w-full min-w-0 grow bg-transparent px-3 text-base text-ink outline-none placeholder:text-ink-soft',
      rows ? 'py-2' : 'touch',
    ),
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false);
      props.onBlur?.();
    },
  };
  return (
    <div className="flex w-full flex-col gap-1.5">
      <FieldLabel htmlFor={id} optional={optional}>
        {label}
      </FieldLabel>
      <div
        className={cx(
          'relative rounded border bg-raised transition-colors focus-within:border-ink focus-within:outline-2 focus-within:outline-ink',
          error ? 'border-refusal' : 'border-line-strong hover:border-ink',
          props.disabled && 'opacity-55',
        )}
      >
        <div className="flex items-center">
          {rows ? (
            <textarea {...shared} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
          ) : (
            <input
              {...shared}
              type={type}
              inputMode={props.inputMode}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          )}
          {unit && <span className="type-ui shrink-0 pe-3 text-sm text-ink-soft">{unit}</span>}
          {trailing}
        </div>
        {attached}
      </div>
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {about && (
        <div id={about} className={cx('text-sm text-ink-soft', Boolean(attached) && 'pt-2')}>
          {reading && <div className="text-ink">{reading}</div>}
          {hint && <p>{hint}</p>}
        </div>
      )}
    </div>
  );
}
