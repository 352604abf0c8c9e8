/** Wind speed at the height that the equations ask for. */
import { finite } from '../finite.ts';

/**
 * Wind at 2 m over grass, m/s, from a measurement at another height. [47] (3.50)
 * @param heightM of the instrument, m; the formula needs more than 0.1 m
 */
export function windAt2m(speedMs: number, heightM: number): number {
  return finite('wind', heightM === 2 ? speedMs : (speedMs * 4.87) / Math.log(67.8 * heightM - 5.42));
}
