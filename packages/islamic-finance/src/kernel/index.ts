/** The arithmetic under the products, for tests, tools and other engines. */
export { allocate, allocateEqually } from './allocate.ts';
export { levelInstalment } from './annuity.ts';
export { clamp } from './clamp.ts';
export { countedDays, type DatedDayCount, yearFraction } from './day-count.ts';
export {
  type FormulaRow,
  flatFromDeclining,
  formulaBalance,
  formulaInstalment,
  formulaPrice,
  formulaRow,
} from './formula-basis.ts';
export { type GivenPlan, type GivenSchedule, givenSchedule, straightLine, weightedParts } from './given-schedule.ts';
export { type DatedFlow, irr, type NumberedFlow, type RateOfReturn, xirr } from './irr.ts';
export { type LevelPlan, type LevelSchedule, levelSchedule } from './level-schedule.ts';
export { nper } from './nper.ts';
export { rateOf } from './rate-of-return.ts';
export {
  add,
  compareRationals,
  divide,
  multiply,
  one,
  parseRational,
  power,
  quotient,
  type Rational,
  reduced,
  subtract,
  zero,
} from './rational.ts';
export { type Rounding, roundToInteger, roundToPaisa, toDecimal, toShortDecimal } from './rounding.ts';
export { areSound, type CoreRow, profitOn, rowsFromCapital, rowsFromInstalment, rowsFromParts } from './rows.ts';
export { fv, ipmt, npv, pmt, ppmt, pv, type When } from './time-value.ts';
