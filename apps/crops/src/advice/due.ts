/** When water is due, as a screen says it. */
import type { Advice } from '@repo/agronomy';
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import { dateOf, factOf } from './field-advice.ts';

/**
 * The first of the mornings without a break on which water was due, of a date that does not lie ahead of the figures: the engine looks
 * from their day on and does not say how long it has been due.
 */
export function dueSince(advice: Advice): IsoDate | null {
  const due = dateOf(factOf(advice, 'irr.next.date.dry'));
  if (due === null || due > addDays(advice.asOf, 1)) return null;
  const before = advice.days.filter(({ date }) => date < due);
  const calm = before.findLastIndex(({ drStartMm, drMm, rawMm }) => drStartMm < rawMm || drMm < rawMm);
  return before[calm + 1]?.date ?? due;
}

/** Weather that is older than this says nothing of today any more: a rule of this app. */
export const oldestWeatherDays = 7;

/** Days by which the weather ends before the day that was asked for. */
export function ageOf({ asked, asOf }: Advice): number {
  return daysBetween(asOf, asked);
}

/** Whether a date and a depth may be told: the weather is fresh enough, and what was written since does not leave it open. */
export function isTold(advice: Advice): boolean {
  const isOpen = advice.laterEntries.length > 0 && dateOf(factOf(advice, 'irr.next.date.dry')) === null;
  return !isOpen && ageOf(advice) <= oldestWeatherDays;
}

/** The last morning whose depletion is known: the one after the last day with weather. */
export function lastKnownMorning({ days }: Advice): IsoDate | null {
  const last = days.at(-1);
  return last ? addDays(last.date, 1) : null;
}
