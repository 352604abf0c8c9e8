import type { Conventions } from './types.ts';

/** Monthly plans at rate / 12, half away from zero, the last instalment takes the residue. */
export const defaultConventions: Conventions = {
  dayCount: 'monthly',
  rounding: 'HALF_UP',
  instalmentRounding: 'HALF_UP',
  iterateInstalment: false,
};
