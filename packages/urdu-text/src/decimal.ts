/** Exact decimals: what reading and printing of numbers needs, on bigint. For this package and `@repo/i18n`. */
import { AppError } from '@repo/facts';

/** `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const decimalText = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** @throws AppError `NUMBER_INVALID` when the text is not a plain decimal ("-1500.75": ASCII digits, no grouping) */
export function decimal(value: string | bigint): Decimal {
  if (typeof value === 'bigint') return { units: value, scale: 0 };
  const match = decimalText.exec(value);
  if (!match) throw new AppError('NUMBER_INVALID', { params: { text: value } });
  const [, sign, whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** Exactly `places` decimals, half away from zero. */
export function round({ units, scale }: Decimal, places: number): Decimal {
  if (scale <= places) return { units: units * 10n ** BigInt(places - scale), scale: places };
  return { units: divide(units, 10n ** BigInt(scale - places)), scale: places };
}

/** Quotient rounded half away from zero; `by` is positive. */
export function divide(units: bigint, by: bigint): bigint {
  const half = units < 0n ? -by / 2n : by / 2n;
  return (units + half) / by;
}

/** Drops zeros at the end of the fraction. */
export function trim({ units, scale }: Decimal): Decimal {
  let value = { units, scale };
  while (value.scale > 0 && value.units % 10n === 0n) value = { units: value.units / 10n, scale: value.scale - 1 };
  return value;
}

/** The sign ("-" or ""), the whole digits and the fraction digits; zero has no sign. */
export function parts({ units, scale }: Decimal): { sign: string; whole: string; fraction: string } {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const split = digits.length - scale;
  return { sign: units < 0n ? '-' : '', whole: digits.slice(0, split), fraction: digits.slice(split) };
}

/** A plain decimal string ("-1500.75"). */
export function print(value: Decimal): string {
  const { sign, whole, fraction } = parts(value);
  return sign + whole + (fraction && `.${fraction}`);
}
