import { diminishingMusharakahOutcome } from '../diminishing-musharakah/outcome.ts';
import { murabahaOutcome } from '../murabaha/outcome.ts';
import type { Outcome } from '../schedule/outcome.ts';
import type { QuoteInputs } from '../types.ts';

/** The plan of any product; null when it cannot be divided over its tenor. */
export function outcomeOf(inputs: QuoteInputs): Outcome | null {
  return inputs.product === 'murabaha' ? murabahaOutcome(inputs) : diminishingMusharakahOutcome(inputs);
}
