/** Pressure and the psychrometric constant. Equation numbers: 1998 in brackets, 2025 in parentheses. */
import { finite } from '../finite.ts';

/** Atmospheric pressure at an elevation, kPa. [7] (3.1) */
export function atmosphericPressure(elevationM: number): number {
  return finite('pressure', 101.3 * ((293 - 0.0065 * elevationM) / 293) ** 5.26);
}

/** γ, kPa/°C, at an elevation. [8] (3.3) */
export function psychrometricConstant(elevationM: number): number {
  return 0.000665 * atmosphericPressure(elevationM);
}
