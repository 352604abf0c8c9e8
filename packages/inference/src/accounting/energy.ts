/** What tokens take in electricity, by what a card declares or somebody measured. */
import type { Energy, EnergyRange } from '../types/account.ts';
import type { CardEnergy } from '../types/card.ts';
import type { Usage } from '../types/outcome.ts';
import { type Decimal, decimal, print, product, rounded, sum, whole } from './decimal.ts';

/** Decimals of a kilowatt-hour: billionths of a watt-hour. */
const places = 12;
const joulesPerKWh = 3_600_000n;

/**
 * kWh = (input × Wh/1k in + output × Wh/1k out) ÷ 10^6 × overhead, or output × J/token ÷ 3,600,000 × overhead with the range of
 * the source. Rounded once. Tokens of thought are inside the output.
 * @param card null: not declared, and nothing is known
 * @param overhead of the place: its PUE
 */
export function energyOf({ input, output }: Usage, card: CardEnergy | null, overhead: string): Energy | null {
  if (card === null) return null;
  const { basis, source, hardware } = card;
  const pue = decimal(overhead, 'The overhead of the place (PUE)');
  const shared = { basis, source, hardware, overhead };
  if (card.unit === 'Wh/1k') {
    const { whPer1kInput, whPer1kOutput } = card;
    const wattHours = sum(
      product(whole(input), decimal(whPer1kInput, 'Energy of a card')),
      product(whole(output), decimal(whPer1kOutput, 'Energy of a card')),
    );
    return { kWh: kWhOf(product(wattHours, pue), 1_000_000n), ...shared };
  }
  // Of what reads and writes nothing, such as embeddings, a figure for each token that is written says nothing.
  if (output === 0 && input > 0) return null;
  const of = (joules: string) => kWhOf(product(whole(output), decimal(joules, 'Energy of a card'), pue), joulesPerKWh);
  return { kWh: of(card.value), range: { low: of(card.low), high: of(card.high) }, ...shared };
}

/** Null where one of them has none. All are of one card. */
export function sumOfEnergy(parts: readonly (Energy | null)[]): Energy | null {
  let total: Energy | null = null;
  for (const part of parts) {
    if (part === null) return null;
    total = total === null ? part : added(total, part);
  }
  return total;
}

function added(one: Energy, other: Energy): Energy {
  const range = one.range && other.range && rangeOf(one.range, other.range);
  return { ...one, kWh: plus(one.kWh, other.kWh), ...(range && { range }) };
}

function rangeOf(one: EnergyRange, other: EnergyRange): EnergyRange {
  return { low: plus(one.low, other.low), high: plus(one.high, other.high) };
}

function plus(one: string, other: string): string {
  const { digits, scale } = sum(decimal(one, 'Energy'), decimal(other, 'Energy'));
  return print(digits, scale);
}

const kWhOf = (amount: Decimal, divisor: bigint): string => print(rounded(amount, divisor, places), places);
