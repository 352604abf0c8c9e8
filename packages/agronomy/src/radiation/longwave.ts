/** Radiation that the ground gives back, and what remains. MJ m⁻² of the period. */
import type { Edition } from '../edition.ts';
import { clamp, finite } from '../finite.ts';

/** Stefan–Boltzmann, MJ K⁻⁴ m⁻² d⁻¹. */
const stefanBoltzmannDay = 4.903e-9;
const stefanBoltzmannHour = 2.043e-10;
/** 0 °C as each edition prints it, K. */
export const kelvinOffset: Record<Edition, number> = { '1998': 273.16, '2025': 273.15 };

/** Lower bound of R_s/R_so unless the caller says otherwise; ASCE-EWRI 2005 takes 0.30 (eq. 18). */
export const defaultCloudRatioMin = 0.25;

/** R_s/R_so held between its lower bound and 1. */
export function cloudRatio(rsMj: number, rsoMj: number, lowest = defaultCloudRatioMin): number {
  return rsoMj > 0 ? finite('cloud-ratio', clamp(rsMj / rsoMj, lowest, 1)) : lowest;
}

/** (0.34 − 0.14 √e_a)(1.35 R_s/R_so − 0.35) */
function emissionFactor(eaKpa: number, ratio: number): number {
  return (0.34 - 0.14 * Math.sqrt(eaKpa)) * (1.35 * ratio - 0.35);
}

/** R_nl of a day. [39] (3.42) @param ratio R_s/R_so, see `cloudRatio` */
export function netLongwave(tmaxC: number, tminC: number, eaKpa: number, ratio: number, edition: Edition): number {
  const offset = kelvinOffset[edition];
  const emitted = (stefanBoltzmannDay * ((tmaxC + offset) ** 4 + (tminC + offset) ** 4)) / 2;
  return finite('net-longwave', emitted * emissionFactor(eaKpa, ratio));
}

/** R_nl of an hour. [39] with σ/24 (3.42) */
export function netLongwaveOfHour(tempC: number, eaKpa: number, ratio: number, edition: Edition): number {
  const emitted = stefanBoltzmannHour * (tempC + kelvinOffset[edition]) ** 4;
  return finite('net-longwave', emitted * emissionFactor(eaKpa, ratio));
}

/** R_n. [40] (3.43) */
export function netRadiation(rnsMj: number, rnlMj: number): number {
  return finite('net-radiation', rnsMj - rnlMj);
}
