/** Whose weather it is. */
import type { StoredDay } from '../../wire/stored.ts';

export function isOpenMeteo({ provider }: Pick<StoredDay, 'provider'>): boolean {
  return /open-?meteo/i.test(provider);
}

/** The stations whose files were stored, each once. */
export function stationNames(days: readonly StoredDay[]): readonly string[] {
  return [...new Set(days.filter(({ kind }) => kind === 'station').map(({ provider }) => provider))];
}

/** When weather was last fetched or stored; null when there is none. */
export function latestFetch(days: readonly StoredDay[]): Date | null {
  const last = days
    .map(({ fetchedAt }) => fetchedAt)
    .sort()
    .at(-1);
  return last === undefined ? null : new Date(last);
}
