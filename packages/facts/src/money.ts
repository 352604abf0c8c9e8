/** Money: integer paisa, never a floating-point number. */
import { AppError } from './app-error.ts';

declare const paisaBrand: unique symbol;

/** An amount in paisa (1 rupee = 100 paisa). May be negative. */
export type Paisa = bigint & { readonly [paisaBrand]: true };

/** Marks an integer count of paisa as money. */
export function paisa(value: bigint): Paisa {
  return value as Paisa;
}

const decimalRupees = /^([+-]?)(\d{1,28})(?:\.(\d{1,2}))?$/;

/**
 * Parses a plain decimal string of rupees ("1500.75", ASCII digits, no grouping, at most 28 before the point) into paisa.
 * @throws AppError `MONEY_INVALID` when the text is not such a string, `MONEY_TOO_PRECISE` when it has more than two decimals
 */
export function paisaFromRupees(rupees: string): Paisa {
  const match = decimalRupees.exec(rupees);
  if (!match) {
    const code = /^[+-]?\d+\.\d{3,}$/.test(rupees) ? 'MONEY_TOO_PRECISE' : 'MONEY_INVALID';
    throw new AppError(code, { params: { text: rupees } });
  }
  const [, sign, whole = '0', fraction = ''] = match;
  const magnitude = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return paisa(sign === '-' ? -magnitude : magnitude);
}

/** Prints paisa as a decimal string of rupees with exactly two decimals ("1500.75"); never "-0.00". */
export function rupeesFromPaisa(amount: Paisa): string {
  const magnitude = amount < 0n ? -amount : amount;
  const fraction = (magnitude % 100n).toString().padStart(2, '0');
  return `${amount < 0n ? '-' : ''}${magnitude / 100n}.${fraction}`;
}

/** Money on the wire: a string of integer paisa ("150075"). */
export function encodePaisa(amount: Paisa): string {
  return amount.toString();
}

/** @throws AppError `MONEY_INVALID` when the text is not a string of integer paisa */
export function decodePaisa(text: string): Paisa {
  if (!/^-?\d{1,30}$/.test(text)) throw new AppError('MONEY_INVALID', { params: { text } });
  return paisa(BigInt(text));
}
