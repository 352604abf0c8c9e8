/** A statement that is so or is not. */
import { useId } from 'react';
import { ErrorLine } from './internal/error-line.tsx';

export interface CheckboxFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
  readonly name?: string | undefined;
}

export function CheckboxField({ label, hint, error, checked, onChange, disabled, name }: CheckboxFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col">
      <label className="touch flex cursor-pointer items-start gap-3 py-2 has-disabled:cursor-not-allowed has-disabled:opacity-55">
        <span className="flex h-[1lh] items-center">
          <input
            type="checkbox"
            className="checkbox"
            name={name}
            checked={checked}
            disabled={disabled}
            aria-invalid={error ? true : undefined}
            aria-describedby={hint || error ? id : undefined}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </span>
        <span>{label}</span>
      </label>
      {(hint || error) && (
        <div id={id} className="ps-8 text-sm text-ink-soft">
          {error && <ErrorLine>{error}</ErrorLine>}
          {hint && <p>{hint}</p>}
        </div>
      )}
    </div>
  );
}
