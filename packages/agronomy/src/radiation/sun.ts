/** Position of the sun and radiation outside the atmosphere for whole days. Angles in radians, latitude south negative. */
import { clamp, finite } from '../finite.ts';

/** MJ m⁻² min⁻¹. */
export const solarConstant = 0.082;

export function radians(degrees: number): number {
  return finite('angle', (degrees * Math.PI) / 180);
}

/** d_r, inverse relative distance from the earth to the sun. [23] (3.20) */
export function inverseRelativeDistance(dayOfYear: number): number {
  return finite('day-of-year', 1 + 0.033 * Math.cos((2 * Math.PI * dayOfYear) / 365));
}

/** δ, rad. [24] (3.21) */
export function solarDeclination(dayOfYear: number): number {
  return finite('day-of-year', 0.409 * Math.sin((2 * Math.PI * dayOfYear) / 365 - 1.39));
}

/** ω_s, rad; 0 in polar night, π under the midnight sun. [25] (3.22) */
export function sunsetHourAngle(latitudeRad: number, dayOfYear: number): number {
  const cosine = -Math.tan(latitudeRad) * Math.tan(solarDeclination(dayOfYear));
  return finite('latitude', Math.acos(clamp(cosine, -1, 1)));
}

/** R_a of a day, MJ m⁻² d⁻¹. [21] (3.18) */
export function extraterrestrialRadiation(latitudeRad: number, dayOfYear: number): number {
  const declination = solarDeclination(dayOfYear);
  const sunset = sunsetHourAngle(latitudeRad, dayOfYear);
  const height =
    sunset * Math.sin(latitudeRad) * Math.sin(declination) + Math.cos(latitudeRad) * Math.cos(declination) * Math.sin(sunset);
  return Math.max(0, ((24 * 60) / Math.PI) * solarConstant * inverseRelativeDistance(dayOfYear) * height);
}

/** N, possible hours of sunshine. [34] (3.31) */
export function daylightHours(latitudeRad: number, dayOfYear: number): number {
  return (24 * sunsetHourAngle(latitudeRad, dayOfYear)) / Math.PI;
}
