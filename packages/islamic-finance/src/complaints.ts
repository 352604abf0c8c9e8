/** Inputs that cannot be computed, each with the field and what is wrong with it. */
import { compareDates, type IsoDate, type Paisa, type Rate } from '@repo/facts';
import { compareRationals, parseRational, quotient } from './kernel/rational.ts';
import type { InvalidReason } from './refusal-codes.ts';
import { dueAfter } from './schedule/periods.ts';
import type { Refusal } from './types.ts';

/** Longest plan, in months. */
const longestTenor = 600;
/** 1,000 % a year: above it a rate is a slip of the pen. */
const highestRate = quotient(10n);

/** Gathers what is wrong. */
export class Complaints {
  readonly #found: Refusal[] = [];

  get all(): readonly Refusal[] {
    return this.#found;
  }

  add(field: string, reason: InvalidReason, params: Readonly<Record<string, string>> = {}): void {
    this.#found.push({ code: 'INVALID_INPUT', ruleIds: [], field, messageKey: `refusals.invalid.${reason}`, params });
  }

  when(isWrong: boolean, field: string, reason: InvalidReason, params: Readonly<Record<string, string>> = {}): void {
    if (isWrong) this.add(field, reason, params);
  }

  notNegative(field: string, amount: Paisa): void {
    this.when(amount < 0n, field, 'amount-negative');
  }

  rateWithin(field: string, rate: Rate | null): void {
    if (rate === null) return;
    const value = parseRational(rate);
    this.when(value.num < 0n, field, 'rate-negative');
    this.when(compareRationals(value, highestRate) > 0, field, 'rate-too-high');
  }

  /** Whole months from 1 to 600, a multiple of the step; false when the plan cannot be laid out. */
  tenor(months: number, everyMonths: number): boolean {
    const isWhole = Number.isInteger(months) && months >= 1 && months <= longestTenor;
    this.when(!isWhole, 'tenorMonths', 'tenor-range', { longest: String(longestTenor) });
    const isStep = [1, 3, 6, 12].includes(everyMonths);
    this.when(!isStep, 'everyMonths', 'every-months');
    const divides = isWhole && isStep && months % everyMonths === 0;
    this.when(isWhole && isStep && !divides, 'tenorMonths', 'tenor-multiple', { every: String(everyMonths) });
    return divides;
  }

  /** The first due date is after the start, and the last one is a date that can be written. */
  dueDates(start: IsoDate, firstDue: IsoDate, monthsAfterFirst: number): void {
    this.when(compareDates(firstDue, start) <= 0, 'dates.firstDue', 'due-not-after-start', { start });
    this.when(dueAfter(start, firstDue, monthsAfterFirst) === null, 'dates.firstDue', 'due-too-far');
  }

  /** Whole months from 0, a multiple of the step, that leave at least one step of the tenor. */
  waiting(field: string, months: number, everyMonths: number, tenorMonths: number): void {
    const isMultiple = Number.isInteger(months) && months >= 0 && months % everyMonths === 0;
    this.when(!isMultiple, field, 'grace-multiple', { every: String(everyMonths) });
    this.when(isMultiple && months >= tenorMonths, field, 'grace-too-long', { tenor: String(tenorMonths) });
  }
}
