/** One answer for all who ask about a cell within some hours. */
import { type CellCentre, gridCell } from './grid-cell.ts';
import { type GridWeather, localDate } from './read-answer.ts';

/** @param how is handed on; those who ask in one process ask one service */
export type AskDays<How extends readonly unknown[]> = (place: CellCentre, now: Date, ...how: How) => Promise<GridWeather>;

/** Models run every few hours. */
const lifetime = 3 * 3_600_000;
const mostCells = 500;

/**
 * Keeps answers in memory, and gives those who ask at once the same one. A failure is not kept.
 * @param part what of `how` asks for another answer
 */
export function shareDays<How extends readonly unknown[]>(
  askDays: AskDays<How>,
  part: (...how: How) => string = () => '',
): AskDays<How> {
  const kept = new Map<string, { askedAt: number; answer: Promise<GridWeather> }>();

  function askAnew(key: string, place: CellCentre, now: Date, how: How): Promise<GridWeather> {
    const answer = askDays(place, now, ...how);
    const entry = { askedAt: now.getTime(), answer };
    kept.delete(key);
    kept.set(key, entry);
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    const [oldest] = kept.keys();
    if (kept.size > mostCells && oldest !== undefined) kept.delete(oldest);
    return answer;
  }

  return async (place, now, ...how) => {
    const { latitudeDeg, longitudeDeg } = gridCell(place);
    const key = `${latitudeDeg} ${longitudeDeg} ${part(...how)}`;
    const held = kept.get(key);
    const age = held ? now.getTime() - held.askedAt : Number.NaN;
    if (!held || !(age >= 0 && age < lifetime)) return askAnew(key, place, now, how);
    const weather = await held.answer;
    const { utcOffsetSeconds, fetchedAt } = weather;
    // After midnight yesterday's forecast is no forecast any more.
    const sameDay = localDate(fetchedAt, utcOffsetSeconds) === localDate(now, utcOffsetSeconds);
    return sameDay ? weather : askAnew(key, place, now, how);
  };
}
