/** ETo hour by hour. */
import { saturationVapourPressure } from '../atmosphere/index.ts';
import type { Edition } from '../edition.ts';
import {
  clearSkyRadiation,
  cloudRatio,
  extraterrestrialRadiationOfPeriod,
  netLongwaveOfHour,
  netRadiation,
  netShortwave,
  type SunMoment,
  soilHeatOfHour,
  solarTimeAngle,
  sunsetHourAngle,
} from '../radiation/index.ts';
import { penmanMonteithHourly } from './penman-monteith.ts';

/** Means and sums of one hour. */
export interface WeatherHour {
  sun: SunMoment;
  tempC: number;
  rhPct: number;
  windAt2mMs: number;
  /** MJ m⁻² h⁻¹. */
  rsMj: number;
}

export interface HourlyOptions {
  edition: Edition;
  elevationM: number;
  /**
   * R_s/R_so of night hours while the record has none from 2–3 hours before sunset: 0.7–0.8 arid and semi-arid, 0.4–0.6 humid
   * and sub-humid, 0.3 under full cloud (2025, § 4).
   */
  nightCloudRatio: number;
}

export interface HourlyReferenceEt {
  readonly etoMm: number;
  readonly raMj: number;
  readonly rsoMj: number;
  readonly rnlMj: number;
  readonly rnMj: number;
  readonly gMj: number;
}

/** One hour; `nightCloudRatio` is taken while R_so is 0. @throws AppError `NOT_A_NUMBER` */
export function hourlyReferenceEt(hour: WeatherHour, options: HourlyOptions): HourlyReferenceEt {
  const { edition, elevationM } = options;
  const eaKpa = (saturationVapourPressure(hour.tempC) * hour.rhPct) / 100;
  const raMj = extraterrestrialRadiationOfPeriod(hour.sun);
  const rsoMj = clearSkyRadiation(elevationM, raMj);
  const ratio = rsoMj > 0 ? cloudRatio(hour.rsMj, rsoMj) : options.nightCloudRatio;
  const rnlMj = netLongwaveOfHour(hour.tempC, eaKpa, ratio, edition);
  const rnMj = netRadiation(netShortwave(hour.rsMj), rnlMj);
  const gMj = soilHeatOfHour(rnMj, rnMj >= 0);
  const { tempC, windAt2mMs } = hour;
  const etoMm = penmanMonteithHourly({ tempC, eaKpa, rnMj, gMj, windAt2mMs, elevationM }, edition);
  return { etoMm, raMj, rsoMj, rnlMj, rnMj, gMj };
}

/** Hours in order; the cloudiness of the late afternoon, −0.79 to −0.52 rad before sunset, stands for the night after it. */
export function hourlyReferenceEtSeries(hours: readonly WeatherHour[], options: HourlyOptions): HourlyReferenceEt[] {
  let { nightCloudRatio } = options;
  return hours.map((hour) => {
    const made = hourlyReferenceEt(hour, { ...options, nightCloudRatio });
    const beforeSunset = sunsetHourAngle(hour.sun.latitudeRad, hour.sun.dayOfYear) - solarTimeAngle(hour.sun);
    if (beforeSunset >= 0.52 && beforeSunset <= 0.79) nightCloudRatio = cloudRatio(hour.rsMj, made.rsoMj);
    return made;
  });
}
