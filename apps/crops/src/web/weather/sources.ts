/** Stored weather by whose it is. */
import type { IsoDate } from '@repo/facts';
import { demoStation } from '../../demo-station.ts';
import type { StoredDay } from '../../wire/stored.ts';

export interface WeatherSource {
  /** `sample`: the example's station. */
  readonly kind: StoredDay['kind'] | 'sample';
  readonly provider: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly count: number;
}

export const isSample = ({ provider }: Pick<StoredDay, 'provider'>) => provider === demoStation;

/** In the order in which their days begin. @param days by date */
export function sourcesOf(days: readonly StoredDay[]): readonly WeatherSource[] {
  const sources = new Map<string, WeatherSource>();
  for (const day of days) {
    const { provider, date } = day;
    const kind = isSample(day) ? 'sample' : day.kind;
    const key = `${kind} ${provider}`;
    const held = sources.get(key);
    sources.set(key, { kind, provider, from: held?.from ?? date, to: date, count: (held?.count ?? 0) + 1 });
  }
  return [...sources.values()];
}

/** Dates with weather that is no forecast, and dates from today with one; a date counts once whoever gave it. */
export function countDays(days: readonly StoredDay[], today: IsoDate): { readonly past: number; readonly ahead: number } {
  const past = new Set(days.filter(({ kind }) => kind !== 'forecast').map(({ date }) => date));
  const ahead = new Set(
    days.filter(({ kind, date }) => kind === 'forecast' && date >= today && !past.has(date)).map(({ date }) => date),
  );
  return { past: past.size, ahead: ahead.size };
}
