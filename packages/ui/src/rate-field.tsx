/**
 * A percentage, typed as text and read as an exact ratio. The form keeps the text; `readRate` gives the `Rate`.
 *
 * @example
 * <RateField label={t('shop.order.rate')} value={draft.rate} onChange={(rate) => setDraft({ rate })} />
 */
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import type { FieldProps } from './internal/field-props.ts';
import { TextControl } from './internal/text-control.tsx';
import { percentText, type RateReading, readRate } from './readers/read-rate.ts';

export { percentText, type RateReading, readRate };

export interface RateFieldProps extends FieldProps {
  /** The text as typed, in percent. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Under the field: a chip with the source and date of the rate. */
  readonly source?: ReactNode;
}

export function RateField({ value, onChange, source, ...props }: RateFieldProps) {
  const { t } = useI18n();
  const reading = readRate(value);
  return (
    <TextControl
      {...props}
      value={value}
      onChange={onChange}
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      unit={t('ui.rate.unit')}
      ownError={reading.kind === 'error' ? t('errors.RATE_INVALID', { text: value }) : undefined}
      reading={source}
    />
  );
}
