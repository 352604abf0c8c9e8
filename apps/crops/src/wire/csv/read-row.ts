/** One row of the table as a day of weather. */
import type { WeatherDay } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';
import { type CsvError, csvError } from '../csv-error.ts';
import { faultsOf, type Values } from './day-faults.ts';
import { type Measured, toEngineUnit } from './quantities.ts';
import type { CsvColumn } from './read-header.ts';
import { readNumber } from './read-number.ts';
import type { TableRow } from './read-table.ts';

export interface ReadRow {
  /** Null when there is no such day. */
  readonly date: IsoDate | null;
  /** Null when the row has an error. */
  readonly day: WeatherDay | null;
  readonly errors: readonly CsvError[];
}

export function readRow(
  { line: row, cells }: TableRow,
  columns: readonly CsvColumn[],
  date: IsoDate | null,
  provider: string,
): ReadRow {
  const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (cells.length < columns.length || surplus) {
    const params = { found: String(cells.length), expected: String(columns.length) };
    return { date, day: null, errors: [csvError('cells', { row, params })] };
  }
  const errors: CsvError[] = [];
  const values: Partial<Record<Measured, number>> = {};
  for (const [at, { header: column, quantity, unit }] of columns.entries()) {
    const text = (cells[at] ?? '').trim();
    if (quantity === 'date') {
      if (text === '') errors.push(csvError('date-missing', { row, column }));
      else if (!date) errors.push(csvError('date-unreadable', { row, column, params: { text: shortened(text) } }));
    } else if (quantity !== null && unit !== null) {
      const number = readNumber(text);
      if (number === undefined) errors.push(csvError('number-unreadable', { row, column, params: { text: shortened(text) } }));
      else if (number !== null) values[quantity] = toEngineUnit(number, unit);
    }
  }
  const unreadable = new Set(errors.map(({ column }) => column));
  for (const { quantity, code, params } of faultsOf(values)) {
    const column = columns.find((candidate) => candidate.quantity === quantity)?.header;
    if (column === undefined || !unreadable.has(column)) errors.push(csvError(code, { row, column, params }));
  }
  return { date, day: date && errors.length === 0 ? dayOf(date, provider, values, columns) : null, errors };
}

function dayOf(date: IsoDate, provider: string, values: Values, columns: readonly CsvColumn[]): WeatherDay | null {
  const { tmax, tmin, rhMax, rhMin, rhMean, tdew, wind, rs, sunshine, rain } = values;
  if (tmax === undefined || tmin === undefined) return null;
  const heightM = columns.find(({ quantity }) => quantity === 'wind')?.heightM ?? undefined;
  return {
    date,
    kind: 'station',
    provider,
    tmaxC: tmax,
    tminC: tmin,
    ...(rhMax === undefined ? {} : { rhMaxPct: rhMax }),
    ...(rhMin === undefined ? {} : { rhMinPct: rhMin }),
    ...(rhMean === undefined ? {} : { rhMeanPct: rhMean }),
    ...(tdew === undefined ? {} : { tdewC: tdew }),
    ...(wind === undefined || heightM === undefined ? {} : { wind: { speedMs: wind, heightM } }),
    ...(rs === undefined ? {} : { rsMj: rs }),
    ...(sunshine === undefined ? {} : { sunshineHours: sunshine }),
    ...(rain === undefined ? {} : { rainMm: rain }),
  };
}

/** An error quotes a cell, not a page. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
