/** All positive real roots of a sum of powers: the search behind every rate of return. Binary doubles are used only here. */

/** `coefficient · v^exponent`, with a whole exponent. */
export interface Term {
  readonly exponent: number;
  readonly coefficient: number;
}

/** Merges equal exponents, orders them, drops zeros and scales so that the largest coefficient is 1. */
function normalised(terms: readonly Term[]): Term[] {
  const byExponent = new Map<number, number>();
  for (const { exponent, coefficient } of terms) byExponent.set(exponent, (byExponent.get(exponent) ?? 0) + coefficient);
  const largest = Math.max(...[...byExponent.values()].map(Math.abs));
  return [...byExponent]
    .filter(([, coefficient]) => coefficient !== 0)
    .sort(([a], [b]) => a - b)
    .map(([exponent, coefficient]) => ({ exponent, coefficient: coefficient / largest }));
}

/**
 * The positive roots, ascending; roots where the sum only touches zero count too. By Descartes' rule there are at most as many
 * as changes of sign. With `a` between the exponents of two terms of unlike sign, the derivative of f(v) · v^−a has one change
 * less than f, and between two of its roots f has at most one. So roots are found from the inside out and none is missed.
 */
export function positiveRoots(given: readonly Term[]): number[] {
  const terms = normalised(given);
  const change = terms.findIndex((term, index) => index > 0 && term.coefficient * (terms[index - 1]?.coefficient ?? 0) < 0);
  const before = terms[change - 1];
  const after = terms[change];
  if (!before || !after) return [];
  const pivot = (before.exponent + after.exponent) / 2;
  const derivative = terms.map(({ exponent, coefficient }) => ({ exponent, coefficient: coefficient * (exponent - pivot) }));
  const bounds = [0, ...positiveRoots(derivative), Number.POSITIVE_INFINITY];
  const signs = bounds.map((bound) => signAt(terms, bound));
  return bounds.flatMap((low, index) => {
    const sign = signs[index] ?? 0;
    if (sign === 0) return [low];
    const high = bounds[index + 1];
    return high !== undefined && sign * (signs[index + 1] ?? 0) < 0 ? [bisect(terms, low, high, sign)] : [];
  });
}

/** Sign of the sum at `v`; 0 also where it vanishes within the noise of doubles. At 0 and ∞ the outermost term decides. */
function signAt(terms: readonly Term[], v: number): number {
  if (v === 0) return Math.sign(terms[0]?.coefficient ?? 0);
  if (v === Number.POSITIVE_INFINITY) return Math.sign(terms.at(-1)?.coefficient ?? 0);
  // Horner from the far end in v ≤ 1 or 1/v < 1, so that no power overflows.
  const ordered = v <= 1 ? terms.toReversed() : terms;
  const base = v <= 1 ? v : 1 / v;
  let value = 0;
  let size = 0;
  let previous = ordered[0]?.exponent ?? 0;
  for (const { exponent, coefficient } of ordered) {
    const scale = wholePower(base, Math.abs(exponent - previous));
    value = value * scale + coefficient;
    size = size * scale + Math.abs(coefficient);
    previous = exponent;
  }
  const noise = 1e-15 * size;
  return Math.abs(value) <= noise ? 0 : Math.sign(value);
}

/** By multiplication only: `Math.pow` may differ between engines in the last bit. */
export function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/** The root between two points of unlike sign, to the last bit; `sign` is the one at `low`. */
function bisect(terms: readonly Term[], low: number, high: number, sign: number): number {
  let from = low;
  let to = high;
  if (to === Number.POSITIVE_INFINITY) {
    to = Math.max(1, from * 2);
    while (signAt(terms, to) === sign) [from, to] = [to, to * 2];
  }
  if (from === 0) {
    from = to / 2;
    while (signAt(terms, from) !== sign && from > 0) [from, to] = [from / 2, from];
  }
  for (let middle = from + (to - from) / 2; middle > from && middle < to; middle = from + (to - from) / 2) {
    const found = signAt(terms, middle);
    if (found === 0) return middle;
    if (found === sign) from = middle;
    else to = middle;
  }
  return to;
}
