import { compareRationals, type Rational } from './rational.ts';

/** Holds a value between a floor and a cap; either may be absent. */
export function clamp(value: Rational, floor: Rational | null, cap: Rational | null): Rational {
  if (floor && compareRationals(value, floor) < 0) return floor;
  return cap && compareRationals(value, cap) > 0 ? cap : value;
}
