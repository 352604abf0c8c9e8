/** Murabaha: from inputs to rows. */
import { type Paisa, paisa } from '@repo/facts';
import { parseRational } from '../kernel/rational.ts';
import { roundToPaisa } from '../kernel/rounding.ts';
import type { Outcome, PlanRows } from '../schedule/outcome.ts';
import { datedPeriods, dueAfter, monthlyPeriods } from '../schedule/periods.ts';
import type { MurabahaInputs } from '../types.ts';
import { costOf } from './cost.ts';
import { levelPlan } from './level-plan.ts';
import { capitalPlan } from './single-plans.ts';

/** Null when the amount is too small for the tenor. */
export function murabahaOutcome(inputs: MurabahaInputs): Outcome | null {
  const cost = costOf(inputs).amount;
  const financed = paisa(cost - inputs.hamishJiddiyyah);
  const made = planRows(inputs, financed, fixedProfit(inputs, cost, financed));
  if (!made) return null;
  return {
    ...made,
    start: inputs.dates.sale,
    cost,
    paidAtStart: inputs.hamishJiddiyyah,
    financed,
    received: paisa(financed - inputs.terms.documentationFee),
    everyMonths: monthsBetweenRows(inputs),
    sharedPrice: null,
  };
}

function monthsBetweenRows({ plan, tenorMonths, everyMonths }: MurabahaInputs): number | null {
  if (plan === 'by-date') return null;
  return plan === 'bullet' ? tenorMonths : everyMonths;
}

/** The profit when the price is fixed before the schedule; null when the schedule makes it (a level rate). */
function fixedProfit({ profit, tenorMonths, conventions }: MurabahaInputs, cost: Paisa, financed: Paisa): Paisa | null {
  if (profit.basis === 'lump-sum') return profit.amount;
  if (profit.basis === 'of-cost') {
    const { num, den } = parseRational(profit.rate);
    return roundToPaisa({ num: cost * num, den }, conventions.rounding);
  }
  if (profit.basis === 'flat') {
    const { num, den } = parseRational(profit.annualRate);
    return roundToPaisa({ num: financed * num * BigInt(tenorMonths), den: den * 12n }, conventions.rounding);
  }
  return null;
}

function planRows(inputs: MurabahaInputs, financed: Paisa, profit: Paisa | null): PlanRows | null {
  const { plan, dates, tenorMonths, everyMonths, conventions, capitalByDate = [] } = inputs;
  const { dayCount } = conventions;
  if (plan === 'by-date') {
    if (dayCount === 'monthly') throw new RangeError('A plan by date counts days');
    const dues = capitalByDate.map(({ due }) => due);
    return capitalPlan(
      inputs,
      capitalByDate.map(({ capital }) => capital),
      profit,
      datedPeriods(dates.sale, dues, dayCount),
    );
  }
  if (plan === 'bullet') {
    const due = dueAfter(dates.sale, dates.firstDue, tenorMonths - everyMonths) ?? dates.firstDue;
    return capitalPlan(inputs, [financed], profit, monthlyPeriods(dates.sale, due, 1, tenorMonths, dayCount));
  }
  const periods = monthlyPeriods(dates.sale, dates.firstDue, tenorMonths / everyMonths, everyMonths, dayCount);
  if (plan === 'level') return levelPlan(inputs, financed, profit, periods);
  const capitals = periods.map((_, index) => (index === periods.length - 1 ? financed : paisa(0n)));
  return capitalPlan(inputs, capitals, profit, periods);
}
