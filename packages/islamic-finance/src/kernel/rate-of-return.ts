/** RATE: the rate a period of level payments. */
import { irr, type RateOfReturn } from './irr.ts';
import type { When } from './time-value.ts';

/**
 * The rate at which a present amount, `periods` payments and a final amount are worth nothing together; signs as in
 * numpy-financial. Several or none: as for `irr`.
 */
export function rateOf(periods: number, payment: number, present: number, future: number, when: When = 'end'): RateOfReturn {
  const first = when === 'begin' ? 0 : 1;
  const payments = Array.from({ length: periods }, (_, index) => ({ period: index + first, amount: payment }));
  return irr([{ period: 0, amount: present }, ...payments, { period: periods, amount: future }]);
}
