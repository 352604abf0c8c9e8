/** Which share of the ground an irrigation wets. */
import type { FieldInputs } from '../wire/inputs.ts';

type Inputs = Pick<FieldInputs, 'method' | 'furrows' | 'wettedPct'>;

export interface WettedRange {
  /** f_w as printed, above 0 to 1. */
  readonly low: number;
  readonly high: number;
}

/** Ranges of f_w. FAO-56, Table 20 (1998) and 7.6 (2025) */
export const wettedRanges = {
  basin: { low: 1, high: 1 },
  sprinkler: { low: 1, high: 1 },
  drip: { low: 0.3, high: 0.4 },
  'narrow-bed': { low: 0.6, high: 1 },
  'wide-bed': { low: 0.4, high: 0.6 },
  alternate: { low: 0.3, high: 0.5 },
} as const satisfies Readonly<Record<string, WettedRange>>;

export const wettedSource = { kind: 'document', document: 'FAO-56', clause: 'Table 20 (7.6)' } as const;
export const wettedEdition = '1998, 2025';

/** The printed range of a field's method; furrows of which nobody said more are taken as every furrow between narrow beds. */
export function wettedRangeOf({ method, furrows }: Pick<Inputs, 'method' | 'furrows'>): WettedRange {
  return wettedRanges[method === 'furrow' ? (furrows ?? 'narrow-bed') : method];
}

/** One value stands for a range: its middle, to a thousandth. */
export function middleOf({ low, high }: WettedRange): number {
  return Number(((low + high) / 2).toFixed(3));
}

/** f_w, above 0 to 1. */
export function wettedFractionOf(inputs: Inputs): number {
  return inputs.wettedPct === null ? middleOf(wettedRangeOf(inputs)) : inputs.wettedPct / 100;
}
