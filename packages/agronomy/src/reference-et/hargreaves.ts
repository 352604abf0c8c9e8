/** ETo from temperature alone, mm/d. 2025 prefers Penman–Monteith with estimated inputs. R_a in MJ m⁻² d⁻¹ in both. */
import { finite } from '../finite.ts';
import { mmFromMj } from '../radiation/index.ts';

/** 1998. [52] @param tmeanC mean temperature, usually half the sum of the extremes */
export function hargreaves1998(tmaxC: number, tminC: number, raMj: number, tmeanC = (tmaxC + tminC) / 2): number {
  return finite('eto', 0.0023 * (tmeanC + 17.8) * Math.sqrt(Math.max(0, tmaxC - tminC)) * mmFromMj(raMj));
}

/** 2025. (3.55) @param krs see `hargreavesCoefficient`; 0.17 where the climate is unknown */
export function hargreaves2025(tmaxC: number, tminC: number, raMj: number, krs = 0.17): number {
  const tmeanC = (tmaxC + tminC) / 2;
  return finite('eto', 0.0135 * krs * (raMj / 2.45) * Math.sqrt(Math.max(0, tmaxC - tminC)) * (tmeanC + 17.8));
}
