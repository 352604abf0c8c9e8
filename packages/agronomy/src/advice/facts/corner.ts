/** K_c or K_cb of the mid stage and of the end: adjusted to the climate of the stage, or as tabulated. */
import type { Fact, FactInput } from '@repo/facts';
import {
  climateTerm,
  fewestStageDays,
  heightFloorM,
  leastAdjustedEnd,
  type StageClimate,
} from '../../crop-coefficient/index.ts';
import { clamp } from '../../finite.ts';
import type { Coefficients, CornerClimate, FieldRows } from '../field-rows.ts';
import { computed, decimal, factOf, input } from './make.ts';

export type Curve = 'kc' | 'kcb';
export const symbolOf: Readonly<Record<Curve, string>> = { kc: 'Kc', kcb: 'Kcb' };

const corners = ['mid', 'end'] as const;
export type Corner = (typeof corners)[number];

/** Equations 62 and 65 are of K_c, 70 of both corners of K_cb. */
const clauses: Readonly<Record<Curve, Readonly<Record<Corner, string>>>> = {
  kc: { mid: 'eq. 62 (6.16)', end: 'eq. 65 (6.19)' },
  kcb: { mid: 'eq. 70 (7.2)', end: 'eq. 70 (7.2)' },
};

/** `crops.kc.mid` and `crops.kc.end`, or those of K_cb. */
export function cornerFacts(curve: Curve, coefficients: FieldRows['coefficients']): Fact[] {
  return corners.map((corner) =>
    factOf(`${curve}.${corner}`, 'none', coefficients, (found) => cornerFact(curve, corner, found)),
  );
}

/** Whether the corner waits for its climate; the end of a crop that dries on the field never does. */
export function isTabulated(curve: Curve, corner: Corner, { row, climate }: Coefficients): boolean {
  return climate[corner].climate === undefined && !(corner === 'end' && row[curve].end < leastAdjustedEnd);
}

function cornerFact(curve: Curve, corner: Corner, coefficients: Coefficients): Fact {
  const { row, climate } = coefficients;
  const tabulated = row[curve][corner];
  if (corner === 'end' && tabulated < leastAdjustedEnd) return driedFact(curve, coefficients);
  const stage = climate[corner];
  return stage.climate === undefined
    ? tabulatedFact(curve, corner, coefficients)
    : adjustedFact(curve, corner, coefficients, stage, stage.climate);
}

function tabulatedFact(curve: Curve, corner: Corner, { row, climate }: Coefficients): Fact {
  const { document, clause, edition, url, status } = row.source;
  return {
    id: `crops.${curve}.${corner}`,
    value: decimal(row[curve][corner]),
    unit: 'none',
    source: { kind: 'document', document, clause, ...(url === undefined ? {} : { url }) },
    ...(edition === undefined ? {} : { edition }),
    status,
    inputs: countInputs(climate[corner]),
    formula: null,
    scopeKey: 'scope.kc-as-tabulated',
  };
}

/** Below 0.45 the table's value holds in any climate. */
function driedFact(curve: Curve, { row }: Coefficients): Fact {
  const k = symbolOf[curve];
  const tabulated = row[curve].end;
  return computed(`${curve}.end`, tabulated, 'none', {
    symbols: `${k}_end = ${k}_end,tab, ${k}_end,tab < ${decimal(leastAdjustedEnd)}`,
    numbers: decimal(tabulated),
    inputs: [input(`${k}_end,tab`, `${curve}-end-tabulated`, tabulated, 'none')],
    clause: clauses[curve].end,
    tables: [row.source],
    scopeKey: 'scope.kc-end-dried',
  });
}

function adjustedFact(
  curve: Curve,
  corner: Corner,
  coefficients: Coefficients,
  stage: CornerClimate,
  climate: StageClimate,
): Fact {
  const { row } = coefficients;
  const k = symbolOf[curve];
  const tabulated = row[curve][corner];
  const { max: heightM } = row.heightM;
  const term = termFormula(climate, heightM);
  return computed(`${curve}.${corner}`, coefficients[curve][corner], 'none', {
    symbols: `${k}_${corner} = ${k}_${corner},tab + ${term.symbols}`,
    numbers: `${decimal(tabulated)} + ${term.numbers}`,
    inputs: [
      input(`${k}_${corner},tab`, `${curve}-${corner}-tabulated`, tabulated, 'none'),
      input('ΔK', 'climate-term', climateTerm(climate, heightM), 'none'),
      input('u2', `stage-wind.${stage.origin}`, climate.windAt2mMs, 'none'),
      input('RHmin', `stage-rh-min.${stage.origin}`, climate.rhMinPct, 'none'),
      input('h', 'height-greatest', heightM, 'none'),
      ...countInputs(stage),
    ],
    clause: clauses[curve][corner],
    tables: [row.source],
    ...(stage.origin === 'weather' ? { scopeKey: 'scope.kc-own-weather', scopeParams: { days: String(fewestStageDays) } } : {}),
  });
}

function countInputs({ days }: CornerClimate): FactInput[] {
  if (days === undefined) return [];
  return [input('n', 'stage-days', days, 'days'), input('n_min', 'stage-days-least', fewestStageDays, 'days')];
}

/** The term of the climate with its numbers; a bound is named where it acts. */
export function termFormula(
  { windAt2mMs, rhMinPct }: StageClimate,
  heightM: number,
): { readonly symbols: string; readonly numbers: string } {
  const wind = held('u2', windAt2mMs, 1, 6);
  const humidity = held('RHmin', rhMinPct, 20, 80);
  const height = held('h', heightM, heightFloorM, 10);
  const bounds = [wind, humidity, height].map(({ bound }) => bound).join('');
  return {
    symbols: `[0.04 (u2 − 2) − 0.004 (RHmin − 45)] (h / 3)^0.3${bounds}`,
    numbers: `[0.04 × (${wind.number} − 2) − 0.004 × (${humidity.number} − 45)] × (${height.number} / 3)^0.3`,
  };
}

function held(symbol: string, value: number, low: number, high: number) {
  const number = decimal(clamp(value, low, high));
  if (value < low) return { number, bound: `, ${symbol} ≥ ${number}` };
  return { number, bound: value > high ? `, ${symbol} ≤ ${number}` : '' };
}
