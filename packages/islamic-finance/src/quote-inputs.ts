/** What the products' inputs have in common under different names. */
import type { IsoDate } from '@repo/facts';
import type { QuoteInputs } from './types.ts';

/** The day on which the plan starts: the sale, or the start of the partnership's lease. */
export function startOf(inputs: QuoteInputs): IsoDate {
  return inputs.product === 'murabaha' ? inputs.dates.sale : inputs.dates.start;
}

/** Months between due dates. */
export function everyMonthsOf(inputs: QuoteInputs): number {
  return inputs.product === 'murabaha' ? inputs.everyMonths : 1;
}

/** Months before the first row that returns capital. */
export function waitingMonthsOf(inputs: QuoteInputs): number {
  return inputs.graceMonths + (inputs.product === 'murabaha' ? 0 : inputs.rentFreeMonths);
}
