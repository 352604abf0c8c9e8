/** The four growth stages and the line of coefficients through them. */
import { finite } from '../finite.ts';

export interface StageLengths {
  iniDays: number;
  devDays: number;
  midDays: number;
  lateDays: number;
}

/** Coefficients at the corners of the line: K_c or K_cb. */
export interface StageCoefficients {
  ini: number;
  mid: number;
  end: number;
}

export const stageNames = ['initial', 'development', 'mid', 'late', 'after'] as const;
export type StageName = (typeof stageNames)[number];

/** Last day of each stage, counted from the start of the season. */
function lastDays({ iniDays, devDays, midDays, lateDays }: StageLengths) {
  const ini = iniDays;
  const dev = ini + devDays;
  const mid = dev + midDays;
  return { ini, dev, mid, late: mid + lateDays };
}

export function seasonDays(stages: StageLengths): number {
  return lastDays(stages).late;
}

/** @param day counted from 1 on the first day of the season */
export function stageOfDay(stages: StageLengths, day: number): StageName {
  const last = lastDays(stages);
  if (day <= last.ini) return 'initial';
  if (day <= last.dev) return 'development';
  if (day <= last.mid) return 'mid';
  return day <= last.late ? 'late' : 'after';
}

/** Share of the development stage that is done: 0 until it begins, 1 from its end. */
export function developmentProgress(stages: StageLengths, day: number): number {
  const last = lastDays(stages);
  if (day <= last.ini) return 0;
  return day >= last.dev ? 1 : finite('day', (day - last.ini) / stages.devDays);
}

/**
 * Coefficient of a day: constant in the initial and mid stage, linear between, the end value after the season. [66] (6.20)
 * @param day counted from 1 on the first day of the season; pyfao56 counts from 0
 */
export function coefficientOfDay(stages: StageLengths, coefficients: StageCoefficients, day: number): number {
  const { ini, mid, end } = coefficients;
  const last = lastDays(stages);
  if (day <= last.mid) return finite('coefficient', ini + developmentProgress(stages, day) * (mid - ini));
  if (day >= last.late) return finite('coefficient', end);
  return finite('coefficient', mid + ((day - last.mid) / stages.lateDays) * (end - mid));
}
