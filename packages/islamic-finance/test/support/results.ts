import { isoDate } from '@repo/facts';
import { expect } from 'vitest';
import { type Quote, type QuoteContext, type QuoteInputs, quote } from '../../src/index.ts';

export const asOf = isoDate('2026-12-31');

/** The quote, or a failed test that names the refusals. */
export function quoted(inputs: QuoteInputs, context: Partial<QuoteContext> = {}): Quote {
  const result = quote(inputs, { asOf, ...context });
  if (!result.ok)
    expect.fail(`refused: ${result.refusals.map(({ messageKey, field }) => `${messageKey} at ${field}`).join(', ')}`);
  return result;
}

/** Codes, or the reason of an invalid input, with the field. */
export function refusedWith(inputs: QuoteInputs, context: Partial<QuoteContext> = {}): string[] {
  const result = quote(inputs, { asOf, ...context });
  if (result.ok) return [];
  return result.refusals.map(
    ({ code, messageKey, field }) => `${code === 'INVALID_INPUT' ? messageKey.split('.').at(-1) : code} ${field}`,
  );
}
