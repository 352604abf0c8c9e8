import { quote } from '@repo/islamic-finance';
import type { FormValues } from '../form/field.ts';
import { readInputs } from '../form/read-inputs.ts';
import type { LiveQuote, QuoteSetting } from './live-quote.ts';

/** Reads the form and computes it. Fetched when a form is first complete: it brings the engine. */
export function computeLive(values: FormValues, setting: QuoteSetting): LiveQuote {
  const read = readInputs(values);
  if (!read.ok) return { kind: 'incomplete', errors: read.errors };
  const result = quote(read.inputs, setting);
  return result.ok ? { kind: 'computed', quote: result } : { kind: 'refused', refusals: result.refusals };
}
