/** The days on which water can be written down for a field. */
import { addDays, type IsoDate } from '@repo/facts';
import type { FieldInputs } from './inputs.ts';
import { seasonEnd } from './season-days.ts';

export interface EntryWindow {
  readonly from: IsoDate;
  /** Null while the length of the season is not known. */
  readonly to: IsoDate | null;
}

/** A soaking before sowing belongs to the season. */
const daysBefore = 60;
/** A harvest may be later than the table says. */
const daysAfter = 30;

/** From 60 days before sowing to 30 days after the season's last day. */
export function entryWindow(season: Pick<FieldInputs, 'crop' | 'stages' | 'sowingDate'>): EntryWindow {
  const end = seasonEnd(season);
  return { from: addDays(season.sowingDate, -daysBefore), to: end && addDays(end, daysAfter) };
}
