/** What the balance stands on beside the inputs that its facts show: the days that it has run through. */
import type { Fact, IsoDate } from '@repo/facts';
import type { Season, SeasonDay } from '../season.ts';
import type { Known } from '../types.ts';
import { type Ground, groundOfKind, grounds } from './origin.ts';

/** Those of the evening open the day's own water beside. */
const depletions: readonly string[] = ['crops.dr.start', 'crops.dr.end', 'crops.de.start'];

/**
 * For `settled`: the depletions stand on the answer about the start and on every day before, the date of the next irrigation on the
 * days up to it as well, and while roots grow on the depth they began with.
 */
export function balanceGrounds(season: Known<Season>, asOf: IsoDate): (fact: Fact) => readonly Ground[] {
  if (!season.ok) return () => [];
  const { days, roots, balanceField } = season.value;
  const { iniDays, devDays } = balanceField.crop.stages;
  const isGrowing = days.some(({ date, day }) => date === asOf && day < iniDays + devDays);
  const assumedRoots = isGrowing && !roots.typed.start ? [grounds.opened] : [];
  const before = [grounds.typed, ...groundsOfDays(days.filter(({ date }) => date < asOf))];
  return ({ id, value }) => {
    if (depletions.includes(id)) return before;
    if (!id.startsWith('crops.irr.next.date.') || typeof value !== 'string') return [];
    return [...before, ...assumedRoots, ...groundsOfDays(days.filter(({ date }) => date >= asOf && date <= value))];
  };
}

function groundsOfDays(days: readonly SeasonDay[]): Ground[] {
  return [...new Set(days.flatMap(groundsOfDay))];
}

/** Of the day's weather, of what ETo estimated of it, and of what was written down for it. */
function groundsOfDay({ weather, eto, rain, irrigationMm }: SeasonDay): Ground[] {
  return [
    groundOfKind(weather.kind),
    eto.rsMj.estimated ? grounds.radiation : undefined,
    eto.eaKpa.estimated ? grounds.humidity : undefined,
    eto.windAt2mMs.estimated ? grounds.wind : undefined,
    rain.kind === 'gauge' || irrigationMm > 0 ? grounds.typed : undefined,
  ].filter((ground) => ground !== undefined);
}
