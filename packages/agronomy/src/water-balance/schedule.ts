/** When to irrigate and how much. Depths in mm. */
import { finite } from '../finite.ts';
import type { BalanceRow } from './types.ts';

/** Share of RAW at which water is due; 1 is the onset of stress. */
export const defaultRawShare = 1;

export type NextIrrigation =
  | { readonly due: true; readonly index: number; readonly netMm: number; readonly rawMm: number }
  /** Not within the days that were given. */
  | { readonly due: false; readonly horizonDays: number };

/** The first day that starts with D_r at or above the share of RAW. @param rows a projection without irrigation */
export function nextIrrigation(rows: readonly BalanceRow[], rawShare = defaultRawShare): NextIrrigation {
  const share = finite('raw-share', rawShare);
  const index = rows.findIndex(({ drStartMm, rawMm }) => drStartMm >= share * rawMm);
  const row = rows[index];
  if (!row) return { due: false, horizonDays: rows.length };
  return { due: true, index, netMm: row.drStartMm, rawMm: row.rawMm };
}

/**
 * Depth to bring so that the net depth stays.
 * @param applicationEfficiency E_a, above 0 to 1
 * @param leachingRequirement LR, 0 to below 1; what percolates within 1 − E_a leaches already
 */
export function grossDepth(netMm: number, applicationEfficiency: number, leachingRequirement = 0): number {
  return finite('gross-depth', netMm / (applicationEfficiency * (1 - leachingRequirement)));
}
