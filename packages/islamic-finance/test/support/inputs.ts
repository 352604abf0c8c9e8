import { addMonths, type IsoDate, isoDate, type Paisa, rate } from '@repo/facts';
import type { MurabahaInputs } from '../../src/index.ts';
import { sampleMurabaha } from '../../src/testing.ts';
import { rs } from './numbers.ts';

/** A murabaha of one cost line, sold on `sale`, first due one step later. */
export function murabahaOf(
  cost: string,
  terms: Partial<MurabahaInputs>,
  sale: IsoDate = isoDate('2026-01-01'),
): MurabahaInputs {
  const dates = { promise: null, purchase: null, possession: null, sale, firstDue: addMonths(sale, terms.everyMonths ?? 1) };
  return sampleMurabaha({ costLines: [{ kind: 'asset', amount: rs(cost) }], dates, ...terms });
}

export const level = (annualRate: string) => ({ basis: 'level', annualRate: rate(annualRate) }) as const;
export const flat = (annualRate: string) => ({ basis: 'flat', annualRate: rate(annualRate) }) as const;
export const ofCost = (markUp: string) => ({ basis: 'of-cost', rate: rate(markUp) }) as const;
export const lumpSum = (amount: string): { basis: 'lump-sum'; amount: Paisa } => ({ basis: 'lump-sum', amount: rs(amount) });
