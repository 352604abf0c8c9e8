/** A coefficient of the day on its line through the stages: K_c, or K_cb of the dual coefficient. */
import type { Fact, FactInput } from '@repo/facts';
import { coefficientOfDay, type StageLengths, type StageName, stageOfDay } from '../../crop-coefficient/index.ts';
import type { Coefficients, Sourced } from '../field-rows.ts';
import { computed, type Derivation, decimal, input } from './make.ts';
import { lengthInputs } from './stage.ts';

const curves = {
  kc: { symbol: 'Kc', clause: 'eq. 66 (6.20)' },
  kcb: { symbol: 'Kcb', clause: 'eq. 66, 70 (6.20, 7.2)' },
} as const;

/** `crops.kc.day` or `crops.kcb.day`. */
export function curveFact(
  curve: keyof typeof curves,
  { row, adjusted, ...corners }: Coefficients,
  { value: stages, source }: Sourced<StageLengths>,
  day: number,
): Fact {
  const { iniDays, devDays, midDays, lateDays } = stages;
  const { symbol: k, clause } = curves[curve];
  const coefficients = corners[curve];
  const inputs: FactInput[] = [
    input(`${k}_ini`, `${curve}-ini`, coefficients.ini, 'none'),
    input(`${k}_mid`, `${curve}-mid`, coefficients.mid, 'none'),
    input(`${k}_end`, `${curve}-end`, coefficients.end, 'none'),
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
    ...formulas[stageOfDay(stages, day)],
    inputs,
    clause,
    tables: [row.source, source],
    ...(adjusted ? {} : { scopeKey: 'scope.kc-as-tabulated' }),
  });
}
