/** The way out of every formula: a number that is not finite does not leave the engine. */
import { AppError } from '@repo/facts';

/** @throws AppError `NOT_A_NUMBER` with the quantity's name */
export function finite(quantity: string, value: number): number {
  if (!Number.isFinite(value)) throw new AppError('NOT_A_NUMBER', { params: { quantity } });
  return value;
}

/** @throws AppError `OUT_OF_RANGE` below 0, `NOT_A_NUMBER` when there is no number */
export function notNegative(quantity: string, value: number): number {
  if (finite(quantity, value) < 0) throw new AppError('OUT_OF_RANGE', { params: { quantity } });
  return value;
}

/** @throws AppError `OUT_OF_RANGE` unless above 0 and at most 1, `NOT_A_NUMBER` when there is no number */
export function shareOf(quantity: string, value: number): number {
  if (finite(quantity, value) <= 0 || value > 1) throw new AppError('OUT_OF_RANGE', { params: { quantity } });
  return value;
}

/** `value` held between `low` and `high`. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The record, when every number in it is finite. @throws AppError `NOT_A_NUMBER` with the field's name */
export function finiteFields<T extends object>(record: T): T {
  for (const [field, value] of Object.entries(record)) if (typeof value === 'number') finite(field, value);
  return record;
}
