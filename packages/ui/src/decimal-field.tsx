/**
 * A measured number with its unit: a weight, an area, a degree. Typed as text; the form keeps the text, `readDecimal` gives the
 * decimal string.
 *
 * @example
 * <DecimalField label={t('shop.order.weight')} value={draft.weight} onChange={setWeight} bounds={weightBounds} unit="kg" />
 */
import { useI18n } from '@repo/i18n/react';
import { direction } from '@repo/urdu-text/direction';
import type { ReactNode } from 'react';
import type { FieldProps } from './internal/field-props.ts';
import { TextControl } from './internal/text-control.tsx';
import { type DecimalBounds, type DecimalReading, readDecimal } from './readers/read-decimal.ts';

export { type DecimalBounds, type DecimalReading, readDecimal };

export interface DecimalFieldProps extends FieldProps {
  /** The text as typed; it is never rewritten. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly bounds: DecimalBounds;
  /** At the end of the box. */
  readonly unit?: string | undefined;
  /** Under the field: what the text means otherwise, or what is taken while it is empty. */
  readonly reading?: ReactNode;
}

export function DecimalField({ value, onChange, bounds, unit, reading, ...props }: DecimalFieldProps) {
  const { t, format } = useI18n();
  const read = readDecimal(value, bounds);
  const ofText = direction(value);
  return (
    <TextControl
      {...props}
      value={value}
      onChange={onChange}
      inputMode="decimal"
      autoComplete="off"
      dir={ofText === 'auto' ? 'ltr' : ofText}
      unit={unit}
      ownError={read.kind === 'error' ? t(`ui.decimal.${read.code}`, decimalParams(bounds, format)) : undefined}
      reading={reading}
    />
  );
}

/** Parameters of every `ui.decimal.…` message, as the person writes numbers. */
export function decimalParams(
  { min, max, decimals }: DecimalBounds,
  format: Pick<ReturnType<typeof useI18n>['format'], 'number'>,
): Record<'min' | 'max' | 'decimals', string> {
  return { min: format.number(min), max: format.number(max), decimals: format.number(decimals) };
}
