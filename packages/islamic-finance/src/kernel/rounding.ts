/** The one place where exact values become integers. */
import { type Paisa, paisa } from '@repo/facts';
import type { Rational } from './rational.ts';

/** Half away from zero, half to even, or toward minus infinity. */
export type Rounding = 'HALF_UP' | 'HALF_EVEN' | 'FLOOR';

/** The integer nearest to `value` under `mode`. */
export function roundToInteger({ num, den }: Rational, mode: Rounding): bigint {
  const truncated = num / den;
  const remainder = num - truncated * den;
  if (remainder === 0n) return truncated;
  const away = num < 0n ? -1n : 1n;
  if (mode === 'FLOOR') return away < 0n ? truncated - 1n : truncated;
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  if (twice !== den) return twice > den ? truncated + away : truncated;
  return mode === 'HALF_UP' || truncated % 2n !== 0n ? truncated + away : truncated;
}

/** A value in paisa, rounded once. */
export function roundToPaisa(value: Rational, mode: Rounding): Paisa {
  return paisa(roundToInteger(value, mode));
}

/** A decimal string with exactly `digits` decimals, never "-0". */
export function toDecimal(value: Rational, digits: number, mode: Rounding = 'HALF_UP'): string {
  const scaled = roundToInteger({ num: value.num * 10n ** BigInt(digits), den: value.den }, mode);
  const magnitude = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const point = magnitude.length - digits;
  const text = digits === 0 ? magnitude : `${magnitude.slice(0, point)}.${magnitude.slice(point)}`;
  return scaled < 0n ? `-${text}` : text;
}

/** As `toDecimal`, without trailing zeros: "0.15", "12". */
export function toShortDecimal(value: Rational, digits: number): string {
  const text = toDecimal(value, digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
