/** What each attempt of a call used. */
import type { CallToPay, ElectricityTariff, Energy, UsageLine } from '../types/account.ts';
import type { CardEnergy, CardPrice } from '../types/card.ts';
import type { Usage } from '../types/outcome.ts';
import type { Attempt } from '../types/result.ts';
import { costOf, type Exchange } from './cost.ts';
import { energyOf } from './energy.ts';
import type { Estimate } from './estimate.ts';
import { tariffOf } from './tariff.ts';
import { urduUnits } from './urdu-units.ts';

/** By what a call is charged: read when it begins, and the same to its end. */
export interface Terms {
  readonly price: CardPrice | null;
  readonly energy: CardEnergy | null;
  readonly exchange: Exchange | null;
  /** PUE, as a decimal. */
  readonly overhead: string;
  readonly electricity: ElectricityTariff | null;
  /** Tokens of 1,000 characters of Urdu, as a decimal; null: not known. */
  readonly per1000: string | null;
  readonly estimate: Estimate;
}

export function lineOf(terms: Terms, call: CallToPay, attempt: Attempt): UsageLine {
  const { endpointId, outcome } = attempt;
  return { endpointId, outcome, ...spentOn(terms, usageOf(terms, call, attempt)) };
}

export function spentOn(terms: Terms, usage: Usage): Omit<UsageLine, 'endpointId' | 'outcome'> {
  return {
    usage,
    urduUnits: urduUnits(tokensOf(usage), terms.per1000),
    cost: costOf(usage, terms.price, terms.exchange),
    tariff: terms.price && tariffOf(terms.price),
    energy: priced(energyOf(usage, terms.energy, terms.overhead), terms),
  };
}

const priced = (energy: Energy | null, { electricity }: Terms): Energy | null =>
  energy && electricity ? { ...energy, tariff: electricity } : energy;

export const tokensOf = ({ input, output }: Usage): number => input + output;

/** What the server says; else what came, with its prompt. Who got nothing pays nothing. */
function usageOf({ estimate }: Terms, call: CallToPay, attempt: Attempt): Usage {
  const { usage, outcome, delivered } = attempt;
  if (usage !== null && isCount(usage)) return usage;
  if (outcome !== 'ok' && delivered === 0) return { input: 0, output: 0, source: 'estimated' };
  return { input: estimate.input(call), output: estimate.output(call, attempt), source: 'estimated' };
}

/** A server may report anything: what is no number of tokens is no report. */
function isCount({ input, output, cached = 0, reasoning = 0 }: Usage): boolean {
  return [input, output, cached, reasoning, input + output].every((count) => Number.isSafeInteger(count) && count >= 0);
}
