export type { BudgetPort, BudgetReservation, BudgetWish, ReleaseReason } from './budget.ts';
export { costOf, type Exchange, readRate, rupeesOfEnergy, sumOfCosts } from './cost.ts';
export { type AccountConfig, createAccount, type FxSource } from './create-account.ts';
export { energyOf, sumOfEnergy } from './energy.ts';
export { byLength, type Estimate, estimateTokens } from './estimate.ts';
export {
  assumedPer1000Characters,
  type CountedVocabulary,
  countedOn,
  countedVocabularies,
  englishSentence,
  fertilitySentences,
  per1000Characters,
} from './fertility.ts';
export { cacheSalt } from './salt.ts';
export { tariffOf } from './tariff.ts';
export { urduUnits } from './urdu-units.ts';
