/** Bounds of inputs, the same in the form and in the API. */
import { type Paisa, paisa } from '@repo/facts';

/** 10¹⁴ rupees: totals of 600 months at 100 % still fit the 64-bit columns of the database. */
export const highestAmount: Paisa = paisa(10n ** 16n);
/** Of the ratio: 12.123456 % has eight. */
export const mostRateDecimals = 8;
export const longestTitle = 120;
export const longestText = 120;
export const mostCostLines = 30;
export const mostDates = 120;
