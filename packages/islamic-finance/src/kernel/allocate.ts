/** Shares that sum to the whole. */
import { type Paisa, paisa } from '@repo/facts';

/**
 * Divides `total` by `weights` to the paisa: each part is rounded down, then the parts with the largest remainders get one
 * paisa more; ties go to the earlier part.
 * @throws RangeError when a weight is negative, all are 0, or the total is negative
 */
export function allocate(total: Paisa, weights: readonly bigint[]): Paisa[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total < 0n || whole <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('Nothing to allocate by');
  const parts = weights.map((weight, index) => ({
    index,
    amount: (total * weight) / whole,
    remainder: (total * weight) % whole,
  }));
  const left = Number(total - parts.reduce((sum, part) => sum + part.amount, 0n));
  const byRemainder = [...parts].sort(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
  );
  const favoured = new Set(byRemainder.slice(0, left).map((part) => part.index));
  return parts.map((part) => paisa(part.amount + (favoured.has(part.index) ? 1n : 0n)));
}

/** `total` in `count` parts as equal as paisa allow, the larger ones first. */
export function allocateEqually(total: Paisa, count: number): Paisa[] {
  return allocate(total, Array<bigint>(count).fill(1n));
}
