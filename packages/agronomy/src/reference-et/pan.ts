/** ETo from an evaporation pan. */
import { finite } from '../finite.ts';

/** mm/d. [55] (4.2) @param panCoefficient K_p by pan, siting, wind and humidity */
export function etoFromPan(panEvaporationMm: number, panCoefficient: number): number {
  return finite('eto', panCoefficient * panEvaporationMm);
}
