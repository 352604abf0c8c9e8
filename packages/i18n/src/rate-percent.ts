/** A ratio as per cent. */
import type { Rate } from '@repo/facts';
import { decimal, divide, print } from '@repo/urdu-text/decimal';

/**
 * @param places decimals, rounded half away from zero
 * @returns a plain decimal string without the sign: '0.1211' → '12.11', '0.08/12' → '0.67'
 */
export function percentOf(rate: Rate, places: number): string {
  const [above = '', below = '1'] = rate.split('/');
  const numerator = decimal(above);
  const denominator = decimal(below);
  const dividend = numerator.units * 10n ** BigInt(denominator.scale + 2 + places);
  return print({ units: divide(dividend, denominator.units * 10n ** BigInt(numerator.scale)), scale: places });
}
