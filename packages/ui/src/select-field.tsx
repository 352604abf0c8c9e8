/**
 * One of a few, from the browser's own list: it is at home on a phone, in every script, and weighs nothing.
 *
 * @example
 * <SelectField label={t('shop.order.size')} value={size} onChange={setSize} options={options} />
 */
import { useId } from 'react';
import { Icon } from './icon.tsx';
import { cx } from './internal/cx.ts';
import { ErrorLine } from './internal/error-line.tsx';
import { FieldLabel } from './internal/field-label.tsx';
import type { FieldProps } from './internal/field-props.ts';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, optional, disabled, name, value, onChange, options } = props;
  const id = useId();
  return (
    <div className="flex w-full flex-col gap-1.5">
      <FieldLabel htmlFor={id} optional={optional}>
        {label}
      </FieldLabel>
      <div className="relative">
        <select
          id={id}
          name={name}
          value={value}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-about` : undefined}
          className={cx(
            'type-ui touch w-full cursor-pointer appearance-none rounded border bg-raised ps-3 pe-10 text-base text-ink',
            'transition-colors hover:border-ink disabled:cursor-not-allowed disabled:opacity-55',
            error ? 'border-refusal' : 'border-line-strong',
          )}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-ink-soft">
          <Icon name="chevron-down" size={18} />
        </span>
      </div>
      {(error || hint) && (
        <div id={`${id}-about`} className="text-sm text-ink-soft">
          {error && <ErrorLine>{error}</ErrorLine>}
          {hint && <p>{hint}</p>}
        </div>
      )}
    </div>
  );
}
