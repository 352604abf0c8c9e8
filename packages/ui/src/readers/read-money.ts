import { type Paisa, paisaFromRupees } from '@repo/facts';
import { readAmount } from '@repo/urdu-text/amounts';

/** How a money field reads its text. `empty`: nothing typed yet. */
export type MoneyReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read'; readonly paisa: Paisa }
  | { readonly kind: 'error'; readonly code: 'MONEY_INVALID' | 'MONEY_TOO_PRECISE' | 'MONEY_NEGATIVE' };

const codes = { unreadable: 'MONEY_INVALID', 'too-precise': 'MONEY_TOO_PRECISE', negative: 'MONEY_NEGATIVE' } as const;

/** Reads what a person types for rupees: digits of any script, lakh grouping, words ("تیس لاکھ", "30 lac"). Never a double. */
export function readMoney(text: string): MoneyReading {
  const amount = readAmount(text);
  if (amount.ok) return { kind: 'read', paisa: paisaFromRupees(amount.rupees) };
  return amount.reason === 'empty' ? { kind: 'empty' } : { kind: 'error', code: codes[amount.reason] };
}
