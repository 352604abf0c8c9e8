import type { IsoDate, Paisa } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { moneyText } from '@repo/ui/money-field';
import { toUrduDigits } from '@repo/urdu-text/digits';

/** Writes values into fields the way the fields themselves do, so that a form does not look edited once it was touched. */
export interface FieldWriter {
  readonly money: (amount: Paisa) => string;
  readonly date: (date: IsoDate) => string;
  /** A count or a rate, given in ASCII digits. */
  readonly number: (text: string) => string;
}

export function fieldWriter({ digits, format }: Pick<I18n, 'digits' | 'format'>): FieldWriter {
  return {
    money: (amount) => moneyText(amount, digits),
    date: (date) => format.date(date),
    number: (text) => (digits === 'urdu' ? toUrduDigits(text) : text),
  };
}
