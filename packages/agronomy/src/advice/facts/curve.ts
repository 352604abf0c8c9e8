/** A coefficient of the day on its line through the stages: K_c, or K_cb of the dual coefficient. */
import type { Fact, FactInput } from '@repo/facts';
import { coefficientOfDay, type StageLengths, type StageName, stageOfDay } from '../../crop-coefficient/index.ts';
import type { Coefficients, Sourced } from '../field-rows.ts';
import { type Corner, type Curve, isTabulated, symbolOf } from './corner.ts';
import { computed, type Derivation, decimal, input } from './make.ts';
import { lengthInputs } from './stage.ts';

/** Corners whose climate the day's coefficient feels. */
const cornersOf: Readonly<Record<StageName, readonly Corner[]>> = {
  initial: ['mid', 'end'],
  development: ['mid'],
  mid: ['mid'],
  late: ['mid', 'end'],
  after: ['end'],
};

/** `crops.kc.day` or `crops.kcb.day`; its mid and end open to facts of their own, see `cornerFacts`. */
export function curveFact(
  curve: Curve,
  found: Coefficients,
  { value: stages, source }: Sourced<StageLengths>,
  day: number,
): Fact {
  const { iniDays, devDays, midDays, lateDays } = stages;
  const k = symbolOf[curve];
  const coefficients = found[curve];
  const stage = stageOfDay(stages, day);
  const inputs: FactInput[] = [
    input(`${k}_ini`, `${curve}-ini`, coefficients.ini, 'none'),
    input(`${k}_mid`, `${curve}-mid`, coefficients.mid, 'none', `${curve}.mid`),
    input(`${k}_end`, `${curve}-end`, coefficients.end, 'none', `${curve}.end`),
    input('i', 'season-day', day, 'days', 'stage.day'),
    ...lengthInputs(stages),
  ];
  const flat = (corner: keyof typeof coefficients) => ({
    symbols: `${k} = ${k}_${corner}`,
    numbers: decimal(coefficients[corner]),
  });
  const [ini, mid, end] = [coefficients.ini, coefficients.mid, coefficients.end].map(decimal);
  const formulas: Record<StageName, Pick<Derivation, 'symbols' | 'numbers'>> = {
    initial: flat('ini'),
    development: {
      symbols: `${k} = ${k}_ini + (i − L_ini) / L_dev · (${k}_mid − ${k}_ini)`,
      numbers: `${ini} + (${day} − ${iniDays}) / ${devDays} × (${mid} − ${ini})`,
    },
    mid: flat('mid'),
    late: {
      symbols: `${k} = ${k}_mid + (i − L_ini − L_dev − L_mid) / L_late · (${k}_end − ${k}_mid)`,
      numbers: `${mid} + (${day} − ${iniDays} − ${devDays} − ${midDays}) / ${lateDays} × (${end} − ${mid})`,
    },
    after: flat('end'),
  };
  return computed(`${curve}.day`, coefficientOfDay(stages, coefficients, day), 'none', {
    ...formulas[stage],
    inputs,
    clause: 'eq. 66 (6.20)',
    tables: [found.row.source, source],
    ...scopeOfStage(curve, found, stage),
  });
}

/** Which corners stand as tabulated, of those that count. */
function scopeOfStage(curve: Curve, found: Coefficients, stage: StageName): Pick<Derivation, 'scopeKey'> {
  const counting = cornersOf[stage];
  const tabulated = counting.filter((corner) => isTabulated(curve, corner, found));
  if (tabulated.length === 0) return {};
  const isEndAlone = tabulated.length < counting.length && tabulated[0] === 'end';
  return { scopeKey: isEndAlone ? 'scope.kc-end-as-tabulated' : 'scope.kc-as-tabulated' };
}
