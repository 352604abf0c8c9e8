/** ETo of a grass reference, mm, by FAO Penman–Monteith. */
import {
  meanSaturationVapourPressure,
  psychrometricConstant,
  saturationSlope,
  saturationVapourPressure,
} from '../atmosphere/index.ts';
import type { Edition } from '../edition.ts';
import { finite } from '../finite.ts';
import { mmFromMj } from '../radiation/index.ts';

export interface DailyTerms {
  tmaxC: number;
  tminC: number;
  eaKpa: number;
  rnMj: number;
  /** 0 for a day. */
  gMj: number;
  windAt2mMs: number;
  elevationM: number;
}

export interface HourlyTerms {
  tempC: number;
  eaKpa: number;
  rnMj: number;
  gMj: number;
  windAt2mMs: number;
  elevationM: number;
}

/** Lowest wind inside the equation: 2025 § 3.6.3 asks for 0.5 m/s. */
export const windFloorMs: Record<Edition, number> = { '1998': 0, '2025': 0.5 };

/** ETo of a day, mm/d. [6] (2.4) */
export function penmanMonteithDaily(terms: DailyTerms, edition: Edition): number {
  const tempC = (terms.tmaxC + terms.tminC) / 2;
  const saturationKpa = meanSaturationVapourPressure(terms.tmaxC, terms.tminC);
  return combine({ ...terms, tempC, saturationKpa }, 900, 0.34, edition);
}

/**
 * ETo of an hour, mm/h. [53] (2.5). The surface resistance is the same day and night in 1998; 2025, as ASCE, has less
 * by day (C_d 0.24) and more by night (0.96). A negative result (dew) is kept.
 */
export function penmanMonteithHourly(terms: HourlyTerms, edition: Edition): number {
  const saturationKpa = saturationVapourPressure(terms.tempC);
  const day2025 = terms.rnMj >= 0 ? 0.24 : 0.96;
  return combine({ ...terms, saturationKpa }, 37, edition === '1998' ? 0.34 : day2025, edition);
}

function combine(terms: HourlyTerms & { saturationKpa: number }, numerator: number, cd: number, edition: Edition): number {
  const delta = saturationSlope(terms.tempC);
  const gamma = psychrometricConstant(terms.elevationM);
  const wind = Math.max(terms.windAt2mMs, windFloorMs[edition]);
  const radiation = delta * mmFromMj(terms.rnMj - terms.gMj);
  const aerodynamic = gamma * (numerator / (terms.tempC + 273)) * wind * (terms.saturationKpa - terms.eaKpa);
  return finite('eto', (radiation + aerodynamic) / (delta + gamma * (1 + cd * wind)));
}
