/** One record and one rain for each date. */
import type { IsoDate } from '@repo/facts';
import { notNegative, shareOf } from '../finite.ts';
import { type DailyReferenceEt, dailyReferenceEt } from '../reference-et/index.ts';
import { type WeatherDay, type WeatherKind, weatherKinds } from '../weather/day.ts';
import { known, missing } from './known.ts';
import type { Field, Known, LedgerEntry } from './types.ts';

/** The best record of each date, in the order of `weatherKinds`. */
export function bestByDate(weather: readonly WeatherDay[]): ReadonlyMap<IsoDate, WeatherDay> {
  const best = new Map<IsoDate, WeatherDay>();
  for (const day of weather) {
    const held = best.get(day.date);
    if (!held || weatherKinds.indexOf(day.kind) < weatherKinds.indexOf(held.kind)) best.set(day.date, day);
  }
  return best;
}

/** ETo of a date with its steps. */
export function etoOf(day: WeatherDay | undefined, field: Field): Known<DailyReferenceEt> {
  if (!day) return missing('no-input', 'weather');
  const result = dailyReferenceEt(day, field.site, { edition: field.edition, ...field.estimates });
  return result.ok ? known(result.value) : missing('no-input', ...result.needs);
}

/** Rain that fell, and rain that is only forecast. */
export interface RainOfDay {
  /** Undefined: nobody knows. */
  readonly fallenMm: number | undefined;
  readonly forecastMm: number;
  readonly kind: WeatherKind | undefined;
}

/** The field's gauge first; forecast rain is never fallen rain. @throws AppError `OUT_OF_RANGE` for a depth below 0 */
export function rainOf(day: WeatherDay | undefined, entry: LedgerEntry | undefined): RainOfDay {
  if (entry?.rainMm !== undefined) return { fallenMm: notNegative('rain', entry.rainMm), forecastMm: 0, kind: 'gauge' };
  if (day?.rainMm === undefined) return { fallenMm: undefined, forecastMm: 0, kind: undefined };
  const rainMm = notNegative('rain', day.rainMm);
  if (day.kind === 'forecast') return { fallenMm: undefined, forecastMm: rainMm, kind: day.kind };
  return { fallenMm: rainMm, forecastMm: 0, kind: day.kind };
}

/**
 * Entries of one date added up: two turns of water are both given, and wet the greatest part that one of them names; a gauge that was
 * read twice was emptied in between.
 * @throws AppError `OUT_OF_RANGE` for a depth below 0 and a part outside 0–1
 */
export function ledgerByDate(ledger: readonly LedgerEntry[], until: IsoDate): ReadonlyMap<IsoDate, LedgerEntry> {
  const days = new Map<IsoDate, LedgerEntry>();
  for (const entry of ledger) {
    if (entry.date > until) continue;
    const held = days.get(entry.date);
    const netIrrigationMm = (held?.netIrrigationMm ?? 0) + notNegative('irrigation', entry.netIrrigationMm ?? 0);
    const rainMm = entry.rainMm === undefined ? held?.rainMm : (held?.rainMm ?? 0) + notNegative('rain', entry.rainMm);
    const wettedFraction = greatest(held?.wettedFraction, entry.wettedFraction);
    days.set(entry.date, {
      date: entry.date,
      netIrrigationMm,
      ...(wettedFraction === undefined ? {} : { wettedFraction }),
      ...(rainMm === undefined ? {} : { rainMm }),
    });
  }
  return days;
}

function greatest(held: number | undefined, given: number | undefined): number | undefined {
  if (given === undefined) return held;
  return Math.max(held ?? 0, shareOf('wetted-fraction', given));
}
