/** Why a plan cannot be divided over its tenor, and over which it can. */
import { compareDates, type IsoDate, type Paisa, paisa } from '@repo/facts';
import { everyMonthsOf, startOf, waitingMonthsOf } from '../quote-inputs.ts';
import { dueAfter } from '../schedule/periods.ts';
import type { QuoteInputs, Refusal } from '../types.ts';
import { outcomeOf } from './outcome-of.ts';

/**
 * The refusal of a plan without outcome, with the longest tenor over which the same amount can be divided (0 when none can). When
 * the plan fails for amounts a billion times as large too, it is not the paisa: a level payment over so long a time does not
 * cover the profit of its longest period, which may be the first one.
 */
export function tenorRefusal(inputs: QuoteInputs): Refusal {
  const isTiny = outcomeOf(scaled(inputs, 1_000_000_000n)) !== null;
  const code = isTiny ? 'AMOUNT_TOO_SMALL_FOR_TENOR' : 'INSTALMENT_BELOW_PROFIT';
  const params = { longest: String(isTiny ? longestBelow(inputs) : longestByHalving(inputs)) };
  const field = !isTiny && isFirstPeriodTooLong(inputs) ? 'dates.firstDue' : 'tenorMonths';
  return { code, ruleIds: [], field, messageKey: `refusals.${code}`, params };
}

/** Whether the same plan works with a first due date one step after the start. */
function isFirstPeriodTooLong(inputs: QuoteInputs): boolean {
  const start = startOf(inputs);
  const firstDue = dueAfter(start, start, everyMonthsOf(inputs));
  if (firstDue === null || compareDates(firstDue, inputs.dates.firstDue) >= 0) return false;
  return outcomeOf(withFirstDue(inputs, firstDue)) !== null;
}

function withFirstDue(inputs: QuoteInputs, firstDue: IsoDate): QuoteInputs {
  return inputs.product === 'murabaha'
    ? { ...inputs, dates: { ...inputs.dates, firstDue } }
    : { ...inputs, dates: { ...inputs.dates, firstDue } };
}

/** Tenor by tenor: with a few paisa a longer tenor may work where a shorter one does not. */
function longestBelow(inputs: QuoteInputs): number {
  const [step, waiting] = [everyMonthsOf(inputs), waitingMonthsOf(inputs)];
  for (let months = inputs.tenorMonths - step; months > waiting; months -= step) {
    if (outcomeOf({ ...inputs, tenorMonths: months })) return months;
  }
  return 0;
}

/** The instalment falls as the tenor grows, so that one tenor is the last to work. */
function longestByHalving(inputs: QuoteInputs): number {
  const [step, waiting] = [everyMonthsOf(inputs), waitingMonthsOf(inputs)];
  let works = waiting / step;
  let fails = inputs.tenorMonths / step;
  while (fails - works > 1) {
    const middle = Math.floor((works + fails) / 2);
    if (outcomeOf({ ...inputs, tenorMonths: middle * step })) works = middle;
    else fails = middle;
  }
  return works * step > waiting ? works * step : 0;
}

function scaled(inputs: QuoteInputs, factor: bigint): QuoteInputs {
  const times = (amount: Paisa) => paisa(amount * factor);
  if (inputs.product === 'diminishing-musharakah') {
    return { ...inputs, price: times(inputs.price), customerShare: times(inputs.customerShare) };
  }
  const { profit, capitalByDate } = inputs;
  return {
    ...inputs,
    costLines: inputs.costLines.map((line) => ({ ...line, amount: times(line.amount) })),
    supplierDiscount: times(inputs.supplierDiscount),
    hamishJiddiyyah: times(inputs.hamishJiddiyyah),
    balloon: times(inputs.balloon),
    profit: profit.basis === 'lump-sum' ? { ...profit, amount: times(profit.amount) } : profit,
    capitalByDate: capitalByDate?.map((dated) => ({ ...dated, capital: times(dated.capital) })),
  };
}
