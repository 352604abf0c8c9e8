import { AppError, type IsoDate } from '@repo/facts';
import { type Evidence, type Quote, quote } from '@repo/islamic-finance';
import { decodeInputs, type QuoteInputsWire } from '../../wire/inputs.ts';

/**
 * Computes a quote with the engine: what is stored never comes from the client.
 * @throws AppError of the first refusal, with the field that caused it
 */
export function computeQuote(wire: QuoteInputsWire, context: { asOf: IsoDate; evidence: readonly Evidence[] }): Quote {
  const result = quote(decodeInputs(wire), context);
  if (result.ok) return result;
  const [refusal] = result.refusals;
  if (!refusal) throw new Error('The engine refused without a reason');
  throw new AppError(refusal.code, {
    messageKey: `financing.${refusal.messageKey}`,
    params: refusal.params,
    ...(refusal.field === null ? {} : { field: `inputs.${refusal.field}` }),
  });
}
