/** Facts that the engine is told and does not find: how wet the soil was at sowing, and how much of the ground an irrigation wets. */
import { findSoil, type Ground, groundsOf } from '@repo/agronomy';
import type { Fact, FactInput } from '@repo/facts';
import type { FieldInputs } from '../wire/inputs.ts';
import { coefficientOf } from './coefficient.ts';
import { moistureShares, thetaOf } from './start-moisture.ts';
import { wettedEdition, wettedFractionOf, wettedRangeOf, wettedSource } from './wetted-fraction.ts';

/** The fact behind an input of the engine's facts, by the input's label. */
export const openedBy: Readonly<Record<string, string>> = {
  'depletion-at-start': 'crops.start.moisture',
  'wetted-fraction.irrigation': 'crops.irr.fw',
};

/** Facts that stand on how wet the soil was at the start, whatever their own inputs show of the days since. */
const standOnStart: readonly string[] = [
  'crops.dr.start',
  'crops.dr.end',
  'crops.de.start',
  'crops.irr.next.date.dry',
  'crops.irr.next.date.withRain',
];

/** For the engine's `settled`: what its facts stand on here, which it is not told. */
export function ownGrounds(own: readonly Fact[]): (fact: Fact) => readonly Ground[] {
  const start = own.find(({ id }) => id === 'crops.start.moisture');
  const found = start ? groundsOf(start) : [];
  return ({ id }) => (standOnStart.includes(id) ? found : []);
}

export function ownFacts(inputs: FieldInputs): Fact[] {
  return [...startFact(inputs), ...(coefficientOf(inputs) === 'dual' ? [wettedFact(inputs)] : [])];
}

const decimal = (value: number) => String(Number(value.toFixed(6)));

function startFact({ start, soil: id }: FieldInputs): Fact[] {
  const soil = findSoil(id);
  if (!soil) return [];
  const { document, clause, edition } = soil.source;
  const theta = decimal(thetaOf(start ?? { kind: 'field-capacity' }, soil));
  const held: FactInput[] = [
    { symbol: 'θ_FC', labelKey: 'field-capacity', value: decimal(soil.thetaFc), unit: 'ratio' },
    { symbol: 'θ_WP', labelKey: 'wilting-point', value: decimal(soil.thetaWp), unit: 'ratio' },
  ];
  const about = { id: 'crops.start.moisture', value: theta, unit: 'ratio', inputs: held } as const;
  if (start?.kind === 'measured') {
    return [{ ...about, source: { kind: 'user' }, status: 'user', formula: null, scopeKey: 'scope.start-measured' }];
  }
  if (start?.kind === 'estimated') {
    const share = decimal(moistureShares[start.step]);
    const [fc, wp] = [decimal(soil.thetaFc), decimal(soil.thetaWp)];
    const formula = {
      symbols: `θ_0 = θ_WP + ${share} (θ_FC − θ_WP)`,
      numbers: `${wp} + ${share} × (${fc} − ${wp})`,
    };
    return [{ ...about, source: { kind: 'user' }, status: 'unverified', formula, scopeKey: 'scope.start-estimated' }];
  }
  return [
    {
      ...about,
      source: { kind: 'document', document, clause },
      ...(edition === undefined ? {} : { edition }),
      status: start ? 'user' : 'unverified',
      formula: { symbols: 'θ_0 = θ_FC', numbers: theta },
      scopeKey: start ? 'scope.start-full' : 'scope.start-assumed',
    },
  ];
}

function wettedFact(inputs: FieldInputs): Fact {
  const range = wettedRangeOf(inputs);
  const about = { id: 'crops.irr.fw', value: decimal(wettedFractionOf(inputs)), unit: 'ratio' } as const;
  if (inputs.wettedPct !== null) return { ...about, source: { kind: 'user' }, status: 'user', inputs: [], formula: null };
  const [low, high] = [decimal(range.low), decimal(range.high)];
  return {
    ...about,
    source: wettedSource,
    edition: wettedEdition,
    status: 'unverified',
    inputs: [{ symbol: 'f_w', labelKey: 'wetted-fraction-range', value: { from: low, to: high }, unit: 'ratio' }],
    formula: range.low === range.high ? null : { symbols: 'f_w = (low + high) / 2', numbers: `(${low} + ${high}) / 2` },
    scopeKey: 'scope.fw-assumed',
  };
}
