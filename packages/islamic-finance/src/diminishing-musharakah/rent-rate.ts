/** The yearly rent rate. */
import { type Rate, rate } from '@repo/facts';
import { clamp } from '../kernel/clamp.ts';
import { add, parseRational, type Rational } from '../kernel/rational.ts';
import { toShortDecimal } from '../kernel/rounding.ts';
import type { RentTerms } from '../types.ts';

/** Fixed, or benchmark + spread held between floor and cap. */
export function rentRate(rent: RentTerms): Rational {
  if (rent.basis === 'fixed') return parseRational(rent.annualRate);
  const sum = add(parseRational(rent.benchmark), parseRational(rent.spread));
  return clamp(sum, rent.floor === null ? null : parseRational(rent.floor), rent.cap === null ? null : parseRational(rent.cap));
}

/** The same as text: as it was typed when fixed, else to twelve decimals. */
export function rentRateText(rent: RentTerms): Rate {
  return rent.basis === 'fixed' ? rent.annualRate : rate(toShortDecimal(rentRate(rent), 12));
}
