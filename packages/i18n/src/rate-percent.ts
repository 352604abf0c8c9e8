/** A ratio as per cent. */
import type { Rate } from '@repo/facts';

/**
 * @param decimals `auto` prints at most two, without zeros at the end; a number prints exactly that many
 * @returns a plain decimal string without the sign: '0.1211' → '12.11', '0.08/12' → '0.67'
 */
export function percentOf(rate: Rate, decimals: 'auto' | number = 'auto'): string {
  const [above = '0', below = '1'] = rate.split('/');
  const places = decimals === 'auto' ? 2 : decimals;
  const [numerator, numeratorScale] = integer(above);
  const [denominator, denominatorScale] = integer(below);
  const dividend = numerator * 10n ** BigInt(denominatorScale + 2 + places);
  const divisor = denominator * 10n ** BigInt(numeratorScale);
  const half = (dividend < 0n ? -divisor : divisor) / 2n;
  const units = (dividend + half) / divisor;
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  const shown = decimals === 'auto' ? fraction.replace(/0+$/, '') : fraction;
  return (units < 0n ? '-' : '') + whole + (shown && `.${shown}`);
}

function integer(text: string): [bigint, number] {
  const at = text.indexOf('.');
  return at < 0 ? [BigInt(text), 0] : [BigInt(text.replace('.', '')), text.length - at - 1];
}
