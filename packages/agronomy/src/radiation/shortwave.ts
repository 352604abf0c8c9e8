/** Radiation that reaches the ground. MJ m⁻² of the period. */
import { finite } from '../finite.ts';

/** Reflected by the grass reference. */
const albedo = 0.23;

/** R_s from hours of sunshine (Ångström). [35] (3.32) */
export function solarRadiationFromSunshine(sunshineHours: number, possibleHours: number, raMj: number): number {
  const share = possibleHours === 0 ? 0 : sunshineHours / possibleHours;
  return finite('solar-radiation', (0.25 + 0.5 * share) * raMj);
}

/** R_so, clear sky. [37] (3.34) */
export function clearSkyRadiation(elevationM: number, raMj: number): number {
  return finite('clear-sky-radiation', (0.75 + 2e-5 * elevationM) * raMj);
}

/** R_ns, what is not reflected. [38] (3.41) */
export function netShortwave(rsMj: number): number {
  return finite('net-shortwave', (1 - albedo) * rsMj);
}

/** R_s from the day's range of temperature, at most R_so. [50] (3.52) */
export function solarRadiationFromTemperature(
  krs: number,
  tmaxC: number,
  tminC: number,
  raMj: number,
  elevationM: number,
): number {
  const estimate = finite('solar-radiation', krs * Math.sqrt(Math.max(0, tmaxC - tminC)) * raMj);
  return Math.min(estimate, clearSkyRadiation(elevationM, raMj));
}

/** Water that the energy evaporates, mm. [20] */
export function mmFromMj(energyMj: number): number {
  return finite('energy', 0.408 * energyMj);
}

/** Energy that evaporates the depth, MJ m⁻². */
export function mjFromMm(depthMm: number): number {
  return finite('depth', depthMm / 0.408);
}
