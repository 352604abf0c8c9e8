/** What a person should know about a quote although nothing is wrong with it. */
import { compareRationals, parseRational } from '../kernel/rational.ts';
import type { Outcome } from '../schedule/outcome.ts';
import type { EffectiveProfitRate, QuoteInputs, Reason } from '../types.ts';

/** Keys of the warnings, below `rules.`. */
export const warningKeys = [
  'warning.benchmark-held',
  'warning.fixed-in-effect',
  'warning.flat-rate',
  'warning.instalment-floored',
  'warning.instalment-iterated',
  'warning.multiple-rates',
  'warning.rent-free-lowers-return',
  'warning.spread-to-the-paisa',
  'warning.unit-price-at-market',
] as const;

type WarningKey = (typeof warningKeys)[number];

export function warningsOf(inputs: QuoteInputs, { basis }: Outcome, epr: EffectiveProfitRate): Reason[] {
  const warnings: Reason[] = [];
  const warn = (isDue: boolean, key: WarningKey, params: Record<string, string> = {}) => {
    if (isDue) warnings.push({ key, params });
  };
  warn(epr.warnings.includes('MULTIPLE_RATES'), 'warning.multiple-rates');
  warn(basis.iterations > 0, 'warning.instalment-iterated', { rounds: String(basis.iterations) });
  const wasFloored = basis.instalmentRounding === 'FLOOR' && inputs.conventions.instalmentRounding !== 'FLOOR';
  warn(wasFloored, 'warning.instalment-floored');
  warn(basis.instalmentRounding === 'LARGEST_REMAINDER', 'warning.spread-to-the-paisa');
  if (inputs.product === 'murabaha') {
    warn(inputs.profit.basis === 'flat', 'warning.flat-rate', { effective: epr.effective ?? '' });
    return warnings;
  }
  const { rent, rentFreeMonths, terms } = inputs;
  warn(rentFreeMonths > 0, 'warning.rent-free-lowers-return', { months: String(rentFreeMonths), nominal: epr.nominal ?? '' });
  warn(terms.priceBasis === 'market', 'warning.unit-price-at-market');
  if (rent.basis === 'benchmark' && rent.floor !== null && rent.cap !== null) {
    const isFixed = compareRationals(parseRational(rent.floor), parseRational(rent.cap)) === 0;
    warn(isFixed, 'warning.fixed-in-effect');
    warn(!isFixed, 'warning.benchmark-held', { source: rent.source, date: rent.quotedOn });
  }
  return warnings;
}
