/** Short figures for charts and axes: 12 لاکھ, 1.5 crore. */
import { decimal, divide, print, trim } from './decimal.ts';
import type { Digits } from './digits.ts';
import { groupSouthAsian } from './numbers.ts';

const scales: readonly { size: bigint; ur: string; en: string }[] = [
  { size: 1n, ur: '', en: '' },
  { size: 10n ** 3n, ur: ' ہزار', en: ' thousand' },
  { size: 10n ** 5n, ur: ' لاکھ', en: ' lakh' },
  { size: 10n ** 7n, ur: ' کروڑ', en: ' crore' },
  { size: 10n ** 9n, ur: ' ارب', en: ' arab' },
  { size: 10n ** 11n, ur: ' کھرب', en: ' kharab' },
];

/**
 * Two significant digits below ten of a scale, whole numbers above: 1.5 لاکھ, 12 لاکھ, 100 کھرب.
 * Never for a figure that someone signs.
 *
 * @param value a plain decimal string
 * @throws AppError `NUMBER_INVALID`
 */
export function compact(value: string | bigint, script: 'ur' | 'en', digits: Digits = 'latn'): string {
  const { units, scale } = decimal(value);
  const divisor = 10n ** BigInt(scale);
  const magnitude = units < 0n ? -units : units;
  let at = scales.findLastIndex(({ size }) => magnitude >= size * divisor);
  for (at = Math.max(at, 0); ; at += 1) {
    const { size } = scales[at] ?? { size: 1n };
    const tenths = divide(magnitude * 10n, size * divisor);
    const shown = tenths < 100n ? tenths : divide(magnitude, size * divisor) * 10n;
    const next = scales[at + 1];
    if (next && shown * size >= next.size * 10n) continue;
    const text = print(trim({ units: units < 0n ? -shown : shown, scale: 1 }));
    return groupSouthAsian(text, { digits }) + (scales[at]?.[script] ?? '');
  }
}

/** {@link compact} in Urdu. */
export function compactUr(value: string | bigint, digits: Digits = 'latn'): string {
  return compact(value, 'ur', digits);
}
