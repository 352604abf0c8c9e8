/** Radiation outside the atmosphere for an hour or less. [28–33] (3.25–3.30) */
import { finite } from '../finite.ts';
import { inverseRelativeDistance, solarConstant, solarDeclination, sunsetHourAngle } from './sun.ts';

export interface SunMoment {
  latitudeRad: number;
  dayOfYear: number;
  /** Clock time in the middle of the period, hours: 14.5 for 14 to 15 o'clock. */
  midHour: number;
  /** Degrees east of Greenwich, west negative. */
  longitudeEastDeg: number;
  /** Meridian of the clock, degrees east: 75 for Pakistan. */
  zoneMeridianEastDeg: number;
}

/** ω, rad: solar time angle in the middle of the period, 0 at noon, between −π and π. [31] (3.28) */
export function solarTimeAngle(at: SunMoment): number {
  const b = (2 * Math.PI * (at.dayOfYear - 81)) / 364;
  const correctionHours = 0.1645 * Math.sin(2 * b) - 0.1255 * Math.cos(b) - 0.025 * Math.sin(b);
  const solarHour = at.midHour + 0.06667 * (at.longitudeEastDeg - at.zoneMeridianEastDeg) + correctionHours;
  const angle = (Math.PI / 12) * (solarHour - 12);
  return finite('solar-time-angle', angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI)));
}

/** R_a of the period, MJ m⁻²; 0 while the middle of the period is night. [28] (3.25) */
export function extraterrestrialRadiationOfPeriod(at: SunMoment, hours = 1): number {
  const angle = solarTimeAngle(at);
  if (Math.abs(angle) > sunsetHourAngle(at.latitudeRad, at.dayOfYear)) return 0;
  const half = (Math.PI * hours) / 24;
  const declination = solarDeclination(at.dayOfYear);
  const sum =
    2 * half * Math.sin(at.latitudeRad) * Math.sin(declination) +
    Math.cos(at.latitudeRad) * Math.cos(declination) * (Math.sin(angle + half) - Math.sin(angle - half));
  const radiation = ((12 * 60) / Math.PI) * solarConstant * inverseRelativeDistance(at.dayOfYear) * sum;
  return Math.max(0, finite('extraterrestrial-radiation', radiation));
}
