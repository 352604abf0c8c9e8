/** What the engine says of a stored field on a day. */
import { type Advice, advise, type LedgerEntry, settled } from '@repo/agronomy';
import { type Fact, type IsoDate, isoDate } from '@repo/facts';
import type { Entry, FieldView } from '../wire/stored.ts';
import { assumptionSource, efficiencyOf } from './efficiency.ts';
import { engineField } from './engine-field.ts';
import { openedBy, ownFacts, ownGrounds } from './own-facts.ts';

const tenthsPerMm = 10;

/** @param asked the day for which advice is wanted; see `Advice.asOf` for the day that the figures are of */
export function adviceOf(stored: FieldView, asked: IsoDate): Advice {
  const efficiency = efficiencyOf(stored.inputs);
  const ledger = stored.entries.map((entry) => ledgerEntry(entry, efficiency));
  const advice = advise(engineField(stored), stored.weather, ledger, asked);
  const isAssumed = stored.inputs.efficiencyPct === null;
  const facts = advice.facts.map((fact) => withOpenings(isAssumed ? asAssumed(fact) : fact));
  const own = ownFacts(stored.inputs);
  return { ...advice, facts: settled([...facts, ...own], ownGrounds(own)) };
}

/** Lets an input open the fact that the person, or an assumption, stands behind. */
function withOpenings(fact: Fact): Fact {
  if (!fact.inputs.some(({ labelKey }) => labelKey in openedBy)) return fact;
  const inputs = fact.inputs.map((input) => {
    const ref = openedBy[input.labelKey];
    return ref === undefined ? input : { ...input, ref };
  });
  return { ...fact, inputs };
}

/** Of water that was applied the balance counts what stays; rain in the gauge is all on the field. */
function ledgerEntry({ date, kind, depth }: Entry, efficiency: number): LedgerEntry {
  const mm = depth / tenthsPerMm;
  return { date, ...(kind === 'irrigation' ? { netIrrigationMm: mm * efficiency } : { rainMm: mm }) };
}

/** Nobody typed the efficiency: it is the method's. */
function asAssumed(fact: Fact): Fact {
  if (fact.id !== 'crops.irr.ea') return fact;
  return { ...fact, source: assumptionSource, status: 'unverified', scopeKey: 'scope.efficiency-assumed' };
}

/** @param id without the vertical: "irr.net" */
export function factOf({ facts }: Advice, id: string): Fact | null {
  return facts.find((fact) => fact.id === `crops.${id}`) ?? null;
}

/** A figure as a plain number, for comparing and drawing; null while it is not known. */
export function numberOf(fact: Fact | null): number | null {
  return typeof fact?.value === 'string' ? Number(fact.value) : null;
}

export function dateOf(fact: Fact | null): IsoDate | null {
  return typeof fact?.value === 'string' ? isoDate(fact.value) : null;
}
