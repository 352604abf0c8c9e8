/** K_c ini from how often and how heavily bare soil is wetted. Depths in mm. */
import { clamp, finite } from '../finite.ts';

export type SoilTexture = 'coarse' | 'medium-or-fine';

/** n_w of a stage or month, from its rain and the rain of a typical event. */
export function wettingEvents(rainMm: number, typicalEventMm: number): number {
  return finite('wetting-events', rainMm / typicalEventMm);
}

/** t_w, days between wettings in the initial stage. (6.12) */
export function wettingInterval(initialDays: number, events: number): number {
  return finite('wetting-interval', initialDays / (events + 0.5));
}

interface EvaporableWater {
  tewMm: number;
  rewMm: number;
}

/** Wettings of 10 mm or less. (Box 6.1) */
function lightWetting(etoMm: number): EvaporableWater {
  return { tewMm: 10, rewMm: Math.min(Math.max(2.5, 6 / Math.sqrt(etoMm)), 7) };
}

/** Wettings of 40 mm or more. (Box 6.1) */
function heavyWetting(etoMm: number, texture: SoilTexture): EvaporableWater {
  const coarse = texture === 'coarse';
  const tewMm = coarse ? Math.min(15, 7 * Math.sqrt(etoMm)) : Math.min(28, 13 * Math.sqrt(etoMm));
  return { tewMm, rewMm: Math.min(coarse ? 6 : 9, tewMm - 0.01) };
}

/** Mean K_c between wettings that fill the layer, at most 1.15. (6.5–6.8) */
function meanCoefficient({ tewMm, rewMm }: EvaporableWater, etoMm: number, intervalDays: number): number {
  const potentialMm = 1.15 * etoMm;
  const firstStageDays = rewMm / potentialMm;
  if (intervalDays <= firstStageDays) return 1.15;
  const dryingRate = (potentialMm * (1 + rewMm / (tewMm - rewMm))) / tewMm;
  const left = (tewMm - rewMm) * Math.exp(-(intervalDays - firstStageDays) * dryingRate);
  return finite('kc-ini', Math.min(1.15, (tewMm - left) / (intervalDays * etoMm)));
}

export interface InitialCoefficients {
  light: number;
  heavy: number;
}

/** K_c ini for light and for heavy wettings. @param etoMm mean of the initial stage, mm/d */
export function initialCoefficients(etoMm: number, intervalDays: number, texture: SoilTexture): InitialCoefficients {
  return {
    light: meanCoefficient(lightWetting(etoMm), etoMm, intervalDays),
    heavy: meanCoefficient(heavyWetting(etoMm, texture), etoMm, intervalDays),
  };
}

/** Between 10 and 40 mm a wetting. [60] (6.2) */
export function initialCoefficient({ light, heavy }: InitialCoefficients, wettingMm: number): number {
  return finite('kc-ini', light + ((clamp(wettingMm, 10, 40) - 10) / 30) * (heavy - light));
}

/** I_w, depth over the wetted part. (6.4) */
export function depthOverWettedPart(irrigationMm: number, wettedFraction: number): number {
  return finite('wetted-depth', irrigationMm / wettedFraction);
}

/** K_c ini where only a part is wetted. (6.3) */
export function partlyWetted(kcIni: number, wettedFraction: number): number {
  return finite('kc-ini', wettedFraction * kcIni);
}
