/** From inputs to a schedule that is exact to the paisa, with its true rate, facts and rule checks. */
import { validateDiminishingMusharakah } from '../diminishing-musharakah/validate.ts';
import { headlineFacts } from '../explain/explain.ts';
import { costOf } from '../murabaha/cost.ts';
import { validateMurabaha } from '../murabaha/validate.ts';
import { effectiveProfitRate } from '../rate/effective-profit-rate.ts';
import { ruleCatalogue } from '../rules/catalogue.ts';
import { runRules } from '../rules/check.ts';
import { finishSchedule, totalsOf } from '../schedule/finish.ts';
import type { Quote, QuoteContext, QuoteInputs, QuoteResult } from '../types.ts';
import { engineVersion, ruleSetVersion } from '../version.ts';
import { outcomeOf } from './outcome-of.ts';
import { tenorRefusal } from './tenor-limit.ts';
import { warningsOf } from './warnings.ts';

/**
 * Pure: the same inputs and context give the same result in a browser and on a server. A term that is impermissible, or an input
 * that cannot be computed, comes back as refusals, all of them at once; nothing is thrown.
 */
export function quote(inputs: QuoteInputs, context: QuoteContext): QuoteResult {
  const { checks, refusals } = checkRules(inputs, context);
  const invalid =
    inputs.product === 'murabaha' ? validateMurabaha(inputs) : validateDiminishingMusharakah(inputs, context.asOf);
  if (invalid.length > 0 || refusals.length > 0) return { ok: false, refusals: [...invalid, ...refusals] };
  const outcome = outcomeOf(inputs);
  if (!outcome) return { ok: false, refusals: [tenorRefusal(inputs)] };
  const schedule = finishSchedule(outcome);
  const epr = effectiveProfitRate(outcome);
  const figures: Quote = {
    ok: true,
    inputs,
    asOf: context.asOf,
    schedule,
    basis: outcome.basis,
    totals: totalsOf(outcome, schedule),
    epr,
    facts: [],
    checks,
    excluded: inputs.product === 'murabaha' ? costOf(inputs).excluded : [],
    warnings: warningsOf(inputs, outcome, epr),
    engineVersion,
    ruleSetVersion,
  };
  return { ...figures, facts: headlineFacts(figures) };
}

function checkRules(inputs: QuoteInputs, { asOf, evidence = [], policy = {} }: QuoteContext) {
  const context = { asOf, evidence, policy };
  return inputs.product === 'murabaha'
    ? runRules(ruleCatalogue.murabaha, inputs, context)
    : runRules(ruleCatalogue['diminishing-musharakah'], inputs, context);
}
