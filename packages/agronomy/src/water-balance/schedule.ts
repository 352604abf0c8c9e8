/** When to irrigate and how much. Depths in mm. */
import { finite } from '../finite.ts';
import type { BalanceRow } from './types.ts';

/** Share of RAW at which water is due; 1 is the onset of stress. */
export const defaultRawShare = 1;

export type NextIrrigation =
  | {
      readonly due: true;
      /** Of the row on whose morning water is due; the count of rows for the morning after the last. */
      readonly index: number;
      /** Whether `netMm` is what the evening of a row has left over, not what its morning had. */
      readonly ofEvening: boolean;
      readonly netMm: number;
      /** Of the row whose morning or evening it is. */
      readonly rawMm: number;
    }
  /** Not within the days that were given. */
  | { readonly due: false; readonly horizonDays: number };

export interface DueOptions {
  /** @default 1 */
  readonly rawShare?: number;
  /** The rows lie in the past: only the morning after the last of them counts. */
  readonly isPast?: boolean;
  /** What was brought on that morning or later, net, mm. */
  readonly laterMm?: number;
}

/**
 * The first morning with D_r at or above the share of RAW, unless the water of the day itself brings the evening below it; where that
 * water is not enough, the net depth is what the evening still lacks. The evening of the last row is the morning of the day after,
 * held against the RAW of that row.
 * @param rows a projection without irrigation but for what was given
 */
export function nextIrrigation(rows: readonly BalanceRow[], options: DueOptions = {}): NextIrrigation {
  const share = finite('raw-share', options.rawShare ?? defaultRawShare);
  const isDue = ({ drStartMm, drMm, rawMm }: BalanceRow) => drStartMm >= share * rawMm && drMm >= share * rawMm;
  const index = options.isPast === true ? -1 : rows.findIndex(isDue);
  const row = rows[index];
  if (row) {
    const ofEvening = row.drMm < row.drStartMm;
    return { due: true, index, ofEvening, netMm: ofEvening ? row.drMm : row.drStartMm, rawMm: row.rawMm };
  }
  const last = rows.at(-1);
  const netMm = (last?.drMm ?? 0) - finite('later-water', options.laterMm ?? 0);
  if (!last || netMm < share * last.rawMm) return { due: false, horizonDays: rows.length };
  return { due: true, index: rows.length, ofEvening: true, netMm, rawMm: last.rawMm };
}

/**
 * Depth to bring so that the net depth stays.
 * @param applicationEfficiency E_a, above 0 to 1
 * @param leachingRequirement LR, 0 to below 1; what percolates within 1 − E_a leaches already
 */
export function grossDepth(netMm: number, applicationEfficiency: number, leachingRequirement = 0): number {
  return finite('gross-depth', netMm / (applicationEfficiency * (1 - leachingRequirement)));
}
