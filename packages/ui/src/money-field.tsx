/**
 * Rupees, typed as text: digits of any script, lakh grouping or words. The form keeps the text; `readMoney` gives the paisa.
 *
 * @example
 * <MoneyField label={t('shop.order.cost')} value={draft.cost} onChange={(cost) => setDraft({ cost })} />
 */
import { type Paisa, paisa, rupeesFromPaisa } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { direction } from '@repo/urdu-text/direction';
import { groupSouthAsian } from '@repo/urdu-text/numbers';
import { AmountWords } from './internal/amount-words.tsx';
import type { FieldProps } from './internal/field-props.ts';
import { Range } from './internal/range.tsx';
import { TextControl } from './internal/text-control.tsx';
import { type MoneyReading, readMoney } from './readers/read-money.ts';

export { type MoneyReading, readMoney };

export interface MoneySlider {
  readonly min: Paisa;
  readonly max: Paisa;
  /** The distance between two positions. */
  readonly step: Paisa;
}

export interface MoneyFieldProps extends FieldProps {
  /** The text as typed; a draft keeps it, unreadable or not. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** A slider at the lower edge, one control with the text. */
  readonly slider?: MoneySlider | undefined;
}

/** The text that a money field shows for an amount: lakh grouping, paisa only where there are some. */
export function moneyText(amount: Paisa, digits: 'latn' | 'urdu'): string {
  return groupSouthAsian(rupeesFromPaisa(amount).replace(/\.00$/, ''), { digits });
}

export function MoneyField({ value, onChange, slider, ...props }: MoneyFieldProps) {
  const { t, digits, format } = useI18n();
  const reading = readMoney(value);
  const amount = reading.kind === 'read' ? reading.paisa : null;
  const ofText = direction(value);
  return (
    <TextControl
      {...props}
      value={value}
      onChange={onChange}
      onBlur={() => {
        if (amount !== null) onChange(moneyText(amount, digits));
      }}
      inputMode="decimal"
      autoComplete="off"
      dir={ofText === 'auto' ? 'ltr' : ofText}
      unit={t('ui.money.unit')}
      ownError={reading.kind === 'error' ? t(`errors.${reading.code}`, { text: value }) : undefined}
      reading={amount !== null && <AmountWords amount={amount} />}
      attached={
        slider && (
          <Range
            onEdge
            label={props.label}
            disabled={props.disabled}
            value={position(amount ?? slider.min, slider)}
            min={0}
            max={Number((slider.max - slider.min) / slider.step)}
            step={1}
            valueText={format.money(amount ?? slider.min)}
            onChange={(index) => onChange(moneyText(paisa(slider.min + slider.step * BigInt(index)), digits))}
          />
        )
      }
    />
  );
}

function position(amount: Paisa, { min, max, step }: MoneySlider): number {
  if (amount <= min) return 0;
  return Number(((amount < max ? amount : max) - min) / step);
}
