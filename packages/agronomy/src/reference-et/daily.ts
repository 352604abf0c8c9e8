/** ETo of a day of weather, with every step on the way. */
import type { Edition } from '../edition.ts';
import {
  clearSkyRadiation,
  cloudRatio,
  daylightHours,
  defaultCloudRatioMin,
  extraterrestrialRadiation,
  netLongwave,
  netRadiation,
  netShortwave,
  radians,
} from '../radiation/index.ts';
import type { Site, WeatherDay } from '../weather/day.ts';
import { dayOfYear } from '../weather/day-of-year.ts';
import { type EstimateOptions, type Obtained, solarRadiationOfDay, vapourPressureOfDay, windOfDay } from './estimates.ts';
import { penmanMonteithDaily } from './penman-monteith.ts';

export interface DailyOptions extends EstimateOptions {
  edition: Edition;
  /** Lower bound of R_s/R_so. */
  cloudRatioMin?: number;
}

export interface DailyReferenceEt {
  readonly etoMm: number;
  readonly eaKpa: Obtained;
  readonly windAt2mMs: Obtained;
  readonly rsMj: Obtained;
  readonly raMj: number;
  readonly rsoMj: number;
  readonly rnlMj: number;
  readonly rnMj: number;
}

export type DailyReferenceEtResult =
  | { readonly ok: true; readonly value: DailyReferenceEt }
  | { readonly ok: false; readonly needs: readonly ('humidity' | 'radiation')[] };

/**
 * FAO Penman–Monteith of a day, G = 0, not below 0; the equation is the same in both editions, the estimates are not.
 * @throws AppError `NOT_A_NUMBER`
 */
export function dailyReferenceEt(day: WeatherDay, site: Site, options: DailyOptions): DailyReferenceEtResult {
  const latitudeRad = radians(site.latitudeDeg);
  const j = dayOfYear(day.date);
  const raMj = extraterrestrialRadiation(latitudeRad, j);
  const ea = vapourPressureOfDay(day, options.edition, options);
  const rs = solarRadiationOfDay(day, site, { raMj, possibleHours: daylightHours(latitudeRad, j) }, options);
  if (!ea || !rs) {
    return { ok: false, needs: [...(ea ? [] : (['humidity'] as const)), ...(rs ? [] : (['radiation'] as const))] };
  }
  const rsoMj = clearSkyRadiation(site.elevationM, raMj);
  const ratio = cloudRatio(rs.value, rsoMj, options.cloudRatioMin ?? defaultCloudRatioMin);
  const rnlMj = netLongwave(day.tmaxC, day.tminC, ea.value, ratio, options.edition);
  const rnMj = netRadiation(netShortwave(rs.value), rnlMj);
  const wind = windOfDay(day);
  const { tmaxC, tminC } = day;
  const terms = { tmaxC, tminC, eaKpa: ea.value, rnMj, gMj: 0, windAt2mMs: wind.value, elevationM: site.elevationM };
  const etoMm = Math.max(0, penmanMonteithDaily(terms, options.edition));
  return { ok: true, value: { etoMm, eaKpa: ea, windAt2mMs: wind, rsMj: rs, raMj, rsoMj, rnlMj, rnMj } };
}
