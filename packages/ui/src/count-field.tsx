/**
 * A small whole number (months, units), typed or set with the slider at its lower edge.
 *
 * @example
 * <CountField label={t('shop.order.count')} value={draft.count} onChange={setCount} min={1} max={600} unit="عدد" slider />
 */
import { useI18n } from '@repo/i18n/react';
import { toUrduDigits } from '@repo/urdu-text/digits';
import type { FieldProps } from './internal/field-props.ts';
import { Range } from './internal/range.tsx';
import { TextControl } from './internal/text-control.tsx';
import { type CountReading, readCount } from './readers/read-count.ts';

export { type CountReading, readCount };

export interface CountFieldProps extends FieldProps {
  /** The text as typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly min: number;
  readonly max: number;
  readonly unit?: string | undefined;
  /** A slider; `true` runs from `min` to `max` by ones. */
  readonly slider?: boolean | { readonly min: number; readonly max: number; readonly step: number } | undefined;
}

export function CountField({ value, onChange, min, max, unit, slider, ...props }: CountFieldProps) {
  const { t, digits, format } = useI18n();
  const reading = readCount(value, min, max);
  const range = slider === true ? { min, max, step: 1 } : slider || null;
  const count = reading.kind === 'read' ? reading.count : (range?.min ?? min);
  const limits = { min: format.number(String(min)), max: format.number(String(max)) };
  return (
    <TextControl
      {...props}
      value={value}
      onChange={onChange}
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      unit={unit}
      ownError={reading.kind === 'error' ? t(`ui.count.${reading.code}`, limits) : undefined}
      attached={
        range && (
          <Range
            onEdge
            {...range}
            label={props.label}
            disabled={props.disabled}
            value={Math.min(range.max, Math.max(range.min, count))}
            valueText={unit ? `${format.number(String(count))} ${unit}` : format.number(String(count))}
            onChange={(next) => onChange(digits === 'urdu' ? toUrduDigits(String(next)) : String(next))}
          />
        )
      }
    />
  );
}
