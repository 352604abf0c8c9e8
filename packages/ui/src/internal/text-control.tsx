/** The box that all typed fields share: label, input with its unit and buttons, then error, reading and hint. */
import { type HTMLInputAutoCompleteAttribute, type ReactNode, useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
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
  readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  readonly maxLength?: number | undefined;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  /** After the text, inside the box: a unit. */
  readonly unit?: string | undefined;
  /** At the end of the box: a button. */
  readonly trailing?: ReactNode;
  /** Attached to the lower edge of the box: a slider. */
  readonly attached?: ReactNode;
  /** What the field finds wrong itself; shown once the person has left the field. */
  readonly ownError?: string | undefined;
  /** How the field reads what is typed: words of an amount, the other calendar. */
  readonly reading?: ReactNode;
  readonly autoFocus?: boolean | undefined;
}

export function TextControl(props: TextControlProps) {
  const { label, hint, optional, value, onChange, type = 'text', dir, rows, unit, trailing, attached, reading } = props;
  const [focused, setFocused] = useState(false);
  const error = props.error ?? (focused ? undefined : props.ownError);
  const inputClass = cx(
    'type-ui w-full min-w-0 grow bg-transparent px-3 text-base text-ink outline-none placeholder:text-ink-soft',
    rows ? 'py-2' : 'touch',
  );
  return (
    <TextField
      className="flex w-full flex-col gap-1.5"
      value={value}
      onChange={onChange}
      onFocusChange={setFocused}
      isInvalid={error !== undefined}
      isDisabled={props.disabled ?? false}
      type={type}
      {...(props.onBlur && { onBlur: props.onBlur })}
      {...(props.name && { name: props.name })}
      {...(props.inputMode && { inputMode: props.inputMode })}
      {...(props.autoComplete && { autoComplete: props.autoComplete })}
      {...(props.maxLength && { maxLength: props.maxLength })}
      {...(props.autoFocus && { autoFocus: true })}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <div
        className={cx(
          'relative rounded border bg-raised transition-colors focus-within:border-ink focus-within:outline-2 focus-within:outline-ink',
          error ? 'border-refusal' : 'border-line-strong hover:border-ink',
          props.disabled && 'opacity-55',
        )}
      >
        <div className="flex items-center">
          {rows ? (
            <TextArea className={inputClass} rows={rows} dir={dir} />
          ) : (
            <Input className={inputClass} dir={dir} {...(props.placeholder && { placeholder: props.placeholder })} />
          )}
          {unit && <span className="type-ui shrink-0 pe-3 text-sm text-ink-soft">{unit}</span>}
          {trailing}
        </div>
        {attached}
      </div>
      <FieldError>{error && <ErrorLine>{error}</ErrorLine>}</FieldError>
      {(reading || hint) && (
        <Text slot="description" elementType="div" className={cx('text-sm text-ink-soft', Boolean(attached) && 'pt-2')}>
          {reading}
          {hint && <p>{hint}</p>}
        </Text>
      )}
    </TextField>
  );
}
