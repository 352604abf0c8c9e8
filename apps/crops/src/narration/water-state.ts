/** What can be told about the water of a field, and what cannot. */
import type { Advice } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';
import { ageOf, oldestWeatherDays } from '../advice/due.ts';
import { dateOf, factOf } from '../advice/field-advice.ts';

/**
 * `past`: the season is over; `stale`: the weather is too old for today; `uncounted`: water was written down that the figures do not
 * count yet; else water is due today, due on a day ahead, or not due as far as the weather reaches.
 */
export type WaterState = 'past' | 'stale' | 'uncounted' | 'due' | 'ahead' | 'not-due';

export function waterStateOf(advice: Advice, { today, past }: { readonly today: IsoDate; readonly past: boolean }): WaterState {
  if (past) return 'past';
  if (ageOf(advice) > oldestWeatherDays) return 'stale';
  const date = dateOf(factOf(advice, 'irr.next.date.dry'));
  if (date === null) return advice.laterEntries.length > 0 ? 'uncounted' : 'not-due';
  return date > today ? 'ahead' : 'due';
}
