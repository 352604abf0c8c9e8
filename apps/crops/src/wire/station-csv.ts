/**
 * Daily weather from the file of a station. Nothing is guessed that would change a figure, nothing is filled, nothing is dropped in
 * silence: what was not understood is an error of its row and column.
 *
 * @example parseStationCsv('Date;Tmax;Tmin\n2026-03-02;28,4;13,1').days
 */
import type { WeatherDay } from '@repo/agronomy';
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import { isNewestFirst, orderFault } from './csv/date-order.ts';
import { findHeader } from './csv/find-header.ts';
import { readDate } from './csv/read-date.ts';
import type { CsvColumn } from './csv/read-header.ts';
import { readRow } from './csv/read-row.ts';
import { type CsvError, csvError } from './csv-error.ts';
import { mostCsvBytes, mostCsvRows } from './limits.ts';

export type { CsvColumn } from './csv/read-header.ts';
export type { CsvError, CsvErrorCode } from './csv-error.ts';

/** Days between two that are there. */
export interface CsvGap {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface StationCsv {
  /** Ascending, of the kind `station`, in SI units. */
  readonly days: readonly WeatherDay[];
  /** One that is not of a row (`row` null) leaves no days. */
  readonly errors: readonly CsvError[];
  /** What each column was taken for, in the order of the file. */
  readonly columns: readonly CsvColumn[];
  readonly gaps: readonly CsvGap[];
  /** The file runs from its last day to its first; `days` are put in order. */
  readonly newestFirst: boolean;
}

export interface StationCsvOptions {
  /** Name of the station: the provider of each day. */
  readonly station?: string;
  /** The last day that can have been measured. */
  readonly today?: IsoDate;
}

/** Never throws. At most 1,100 rows and 512 kB. */
export function parseStationCsv(text: string, { station = 'station', today }: StationCsvOptions = {}): StationCsv {
  const refused = (error: CsvError, columns: readonly CsvColumn[] = []) => ({
    days: [],
    errors: [error],
    columns,
    gaps: [],
    newestFirst: false,
  });
  if (text.length > mostCsvBytes || new TextEncoder().encode(text).length > mostCsvBytes) {
    return refused(csvError('too-large', { params: { kilobytes: String(mostCsvBytes / 1024) } }));
  }
  const found = findHeader(text);
  if (!found.ok) return refused(found.error, found.columns);
  const { columns, rows } = found;
  if (rows.length > mostCsvRows) {
    return refused(csvError('too-many-rows', { params: { rows: String(rows.length), most: String(mostCsvRows) } }), columns);
  }
  const dateColumn = columns.findIndex(({ quantity }) => quantity === 'date');
  const dates = rows.map(({ cells }) => readDate(cells[dateColumn] ?? ''));
  const mixed = orderFault(dates);
  if (mixed) {
    const { code, params, index } = mixed;
    const row = String(rows[index]?.line ?? 0);
    return refused(csvError(code, { column: columns[dateColumn]?.header, params: { ...params, row } }), columns);
  }

  const newestFirst = isNewestFirst(dates);
  const days: WeatherDay[] = [];
  const errors: CsvError[] = [];
  const seen = new Map<IsoDate, number>();
  let latest: IsoDate | undefined;
  for (const [index, row] of rows.entries()) {
    const read = readRow(row, columns, dates[index]?.date ?? null, station);
    const faults = [...read.errors];
    const { date } = read;
    if (date) {
      const where = { row: row.line, column: columns[dateColumn]?.header };
      const before = seen.get(date);
      if (before !== undefined) faults.push(csvError('date-twice', { ...where, params: { date, before: String(before) } }));
      else if (!newestFirst && latest && date < latest)
        faults.push(csvError('date-unordered', { ...where, params: { date, latest } }));
      if (today && date > today) faults.push(csvError('date-in-future', { ...where, params: { date } }));
      else if (!latest || date > latest) latest = date;
      if (before === undefined) seen.set(date, row.line);
    }
    errors.push(...faults);
    if (faults.length === 0 && read.day) days.push(read.day);
  }
  if (newestFirst) days.reverse();
  return { days, errors, columns, gaps: gapsOf(days), newestFirst };
}

function gapsOf(days: readonly WeatherDay[]): CsvGap[] {
  return days.flatMap(({ date }, index) => {
    const before = days[index - 1]?.date;
    return before && daysBetween(before, date) > 1 ? [{ from: addDays(before, 1), to: addDays(date, -1) }] : [];
  });
}
