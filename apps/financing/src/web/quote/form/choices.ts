/** The options of each choice, in the order of the screen. Labels: `financing.choice.<field>.<option>`. */
import type { Conventions, CostLine, DiminishingMusharakahInputs, MurabahaInputs } from '@repo/islamic-finance';

type Murabaha = MurabahaInputs;
type Musharakah = DiminishingMusharakahInputs;
type MusharakahTerms = Musharakah['terms'];

export const costKinds = [
  'freight',
  'duty',
  'registration',
  'takaful',
  'own-staff',
  'old-debt',
  'other',
] as const satisfies readonly CostLine['kind'][];
export const payees = [
  'third-party',
  'institution',
  'customer',
  'customer-agent',
  'partner',
] as const satisfies readonly CostLine['paidTo'][];
/** A profit that follows a benchmark after signing is the contract term `benchmarkAfterSigning` on the screen. */
export const profitBases = ['level', 'flat', 'of-cost', 'lump-sum'] as const satisfies readonly Murabaha['profit']['basis'][];
export const salePlans = ['level', 'bullet', 'profit-then-capital', 'by-date'] as const satisfies readonly Murabaha['plan'][];
export const periods = ['1', '3', '6', '12'] as const;
export const rentBases = ['fixed', 'benchmark'] as const satisfies readonly Musharakah['rent']['basis'][];
export const sharePlans = ['declining', 'level', 'step-up'] as const satisfies readonly Musharakah['plan'][];
export const ownershipBases = ['milk', 'aqd'] as const satisfies readonly MusharakahTerms['ownershipBasis'][];
export const priceBases = ['fixed', 'market', 'agreed-at-purchase'] as const satisfies readonly MusharakahTerms['priceBasis'][];
export const bankProfitBases = [
  'ratio-of-profit',
  'lump-sum',
  'of-capital',
] as const satisfies readonly MusharakahTerms['bankProfitBasis'][];
export const dayCounts = [
  'monthly',
  '30/360',
  '30U/360',
  'act/365F',
  'act/360',
  'act/act',
] as const satisfies readonly Conventions['dayCount'][];
export const roundingModes = ['HALF_UP', 'HALF_EVEN'] as const satisfies readonly Conventions['rounding'][];
export const instalmentRoundings = ['HALF_UP', 'FLOOR'] as const satisfies readonly Conventions['instalmentRounding'][];
