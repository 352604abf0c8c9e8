/** Whether a murabaha can be computed at all. */
import { compareDates, paisa } from '@repo/facts';
import { Complaints } from '../complaints.ts';
import type { MurabahaInputs, Refusal } from '../types.ts';
import { costOf } from './cost.ts';

export function validateMurabaha(inputs: MurabahaInputs): readonly Refusal[] {
  const complaints = new Complaints();
  const { tenorMonths, everyMonths, plan, dates } = inputs;
  validateAmounts(inputs, complaints);
  validateProfit(inputs, complaints);
  if (plan === 'by-date') validateCapitalByDate(inputs, complaints);
  else if (complaints.tenor(tenorMonths, everyMonths)) {
    complaints.dueDates(dates.sale, dates.firstDue, tenorMonths - everyMonths);
    if (plan === 'level') complaints.waiting('graceMonths', inputs.graceMonths, everyMonths, tenorMonths);
  }
  return complaints.all;
}

function validateAmounts(inputs: MurabahaInputs, complaints: Complaints): void {
  const { costLines, supplierDiscount, hamishJiddiyyah, balloon, plan, terms } = inputs;
  for (const [index, line] of costLines.entries()) complaints.notNegative(`costLines.${index}.amount`, line.amount);
  complaints.notNegative('supplierDiscount', supplierDiscount);
  complaints.notNegative('hamishJiddiyyah', hamishJiddiyyah);
  complaints.notNegative('terms.facilityFee', terms.facilityFee);
  complaints.notNegative('terms.documentationFee', terms.documentationFee);
  complaints.notNegative('balloon', balloon);
  const cost = costOf(inputs).amount;
  const financed = cost - hamishJiddiyyah;
  complaints.when(cost <= 0n, 'costLines', 'amount-zero');
  complaints.when(cost > 0n && financed <= 0n, 'hamishJiddiyyah', 'hamish-above-cost');
  if (financed <= 0n) return;
  complaints.when(balloon > 0n && plan !== 'level', 'balloon', 'balloon-plan');
  complaints.when(balloon >= financed, 'balloon', 'balloon-too-large');
  complaints.when(terms.documentationFee >= financed, 'terms.documentationFee', 'fee-above-financed');
}

function validateProfit({ profit, plan, graceMonths, graceRate }: MurabahaInputs, complaints: Complaints): void {
  if (profit.basis === 'lump-sum') complaints.notNegative('profit.amount', profit.amount);
  if (profit.basis === 'of-cost') complaints.rateWithin('profit.rate', profit.rate);
  if (profit.basis === 'level' || profit.basis === 'flat') complaints.rateWithin('profit.annualRate', profit.annualRate);
  complaints.when(graceMonths !== 0 && plan !== 'level', 'graceMonths', 'grace-plan');
  complaints.rateWithin('graceRate', graceRate ?? null);
  complaints.when(graceRate !== undefined && profit.basis !== 'level', 'graceRate', 'grace-rate-basis');
}

function validateCapitalByDate(inputs: MurabahaInputs, complaints: Complaints): void {
  const { capitalByDate = [], dates, hamishJiddiyyah, conventions } = inputs;
  complaints.when(capitalByDate.length === 0, 'capitalByDate', 'no-dates');
  complaints.when(conventions.dayCount === 'monthly', 'conventions.dayCount', 'day-count-monthly');
  let previous = dates.sale;
  let sum = 0n;
  for (const [index, { due, capital }] of capitalByDate.entries()) {
    complaints.when(compareDates(due, previous) <= 0, `capitalByDate.${index}.due`, 'dates-not-ascending', { previous });
    complaints.notNegative(`capitalByDate.${index}.capital`, capital);
    complaints.when(capital === 0n, `capitalByDate.${index}.capital`, 'amount-zero');
    previous = due;
    sum += capital;
  }
  const financed = paisa(costOf(inputs).amount - hamishJiddiyyah);
  const isOff = capitalByDate.length > 0 && sum !== financed;
  complaints.when(isOff, 'capitalByDate', 'capital-sum', { financed: financed.toString(), sum: sum.toString() });
}
