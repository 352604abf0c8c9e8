/** What the engine says of a stored field on a day. */
import { type Advice, advise, type LedgerEntry } from '@repo/agronomy';
import { type Fact, type IsoDate, isoDate } from '@repo/facts';
import type { Entry, FieldView } from '../wire/stored.ts';
import { assumptionSource } from './efficiency.ts';
import { engineField } from './engine-field.ts';
import { openedBy, ownFacts } from './own-facts.ts';

const tenthsPerMm = 10;

export function adviceOf(stored: FieldView, asOf: IsoDate): Advice {
  const advice = advise(engineField(stored), stored.weather, stored.entries.map(ledgerEntry), asOf);
  const isAssumed = stored.inputs.efficiencyPct === null;
  const facts = advice.facts.map((fact) => withOpenings(isAssumed ? asAssumed(fact) : fact));
  return { ...advice, facts: [...facts, ...ownFacts(stored.inputs)] };
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

function ledgerEntry({ date, kind, depth }: Entry): LedgerEntry {
  const mm = depth / tenthsPerMm;
  return { date, ...(kind === 'irrigation' ? { netIrrigationMm: mm } : { rainMm: mm }) };
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
