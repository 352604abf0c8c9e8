/** Rates: exact text, never a binary double. */
import { AppError } from './app-error.ts';

declare const rateBrand: unique symbol;

/**
 * A ratio as exact text: a decimal ("0.1211") or a quotient of decimals ("0.08/12", "1/3"). 0.12 means 12 %.
 */
export type Rate = string & { readonly [rateBrand]: true };

/** Characters; more is no rate that a person means, and long digits cost time. */
const longestRate = 400;
const rateText = /^-?\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)?$/;

/** @throws AppError `RATE_INVALID` when the text is not such a ratio */
export function rate(text: string): Rate {
  if (text.length > longestRate || !rateText.test(text) || /\/0+(?:\.0+)?$/.test(text))
    throw new AppError('RATE_INVALID', { params: { text } });
  return text as Rate;
}
