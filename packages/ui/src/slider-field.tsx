/** A slider alone, for a choice where the exact number matters less than the place. */
import { useId } from 'react';
import type { FieldProps } from './internal/field-props.ts';
import { Range } from './internal/range.tsx';

export interface SliderFieldProps extends FieldProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** What is shown and read out for a position. */
  readonly format: (value: number) => string;
}

export function SliderField({ label, hint, value, onChange, min, max, step = 1, format, disabled }: SliderFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col">
      <div className="flex items-baseline justify-between gap-4" id={id}>
        <span className="font-semibold">{label}</span>
        <output className="type-ui">{format(value)}</output>
      </div>
      <div className="py-5">
        <Range
          label={label}
          value={value}
          min={min}
          max={max}
          step={step}
          valueText={format(value)}
          onChange={onChange}
          disabled={disabled}
        />
      </div>
      {hint && <p className="text-sm text-ink-soft">{hint}</p>}
    </div>
  );
}
