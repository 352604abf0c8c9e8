/** The row of headings, and the rows below it. */
import { type CsvError, csvError } from '../csv-error.ts';
import { type CsvColumn, readHeader } from './read-header.ts';
import { readTable, type TableRow } from './read-table.ts';

export type HeaderSearch =
  | { readonly ok: true; readonly columns: readonly CsvColumn[]; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly columns: readonly CsvColumn[]; readonly error: CsvError };

/** The Urdu comma too: a table typed on an Urdu keyboard has it. */
const delimiters = ['\t', ';', ',', '،'];
/** Stations write their name and place above the table. */
const mostLinesAbove = 10;

interface Candidate {
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly TableRow[];
  readonly openQuote: number | null;
  readonly understood: number;
}

/** Takes the delimiter and the row with the most headings that are understood. */
export function findHeader(text: string): HeaderSearch {
  if (text.trim() === '') return failed('empty');
  const best = delimiters.map((delimiter) => headerOf(text, delimiter)).reduce((a, b) => (b.understood > a.understood ? b : a));
  const { columns, rows, openQuote } = best;
  if (openQuote !== null) return failed('quote-open', [], { params: { row: String(openQuote) } });
  if (best.understood === 0) return failed('no-header');
  for (const quantity of ['date', 'tmax', 'tmin'] as const) {
    if (!columns.some((column) => column.quantity === quantity)) {
      return failed('column-missing', columns, { params: { quantity } });
    }
  }
  const twice = columns.find(
    ({ quantity }, at) => quantity !== null && columns.findIndex((other) => other.quantity === quantity) !== at,
  );
  if (twice) {
    const first = columns.find(({ quantity }) => quantity === twice.quantity);
    return failed('column-twice', columns, { column: twice.header, params: { first: first?.header ?? '' } });
  }
  const faulty = columns.find(({ problem }) => problem !== null);
  if (faulty?.problem) return failed(faulty.problem, columns, { column: faulty.header });
  return rows.length === 0 ? failed('no-rows', columns) : { ok: true, columns, rows };
}

function headerOf(text: string, delimiter: string): Candidate {
  const { rows, openQuote } = readTable(text, delimiter);
  let best: Candidate = { columns: [], rows: [], openQuote, understood: 0 };
  for (const [at, { cells }] of rows.slice(0, mostLinesAbove + 1).entries()) {
    const columns = cells.map(readHeader);
    const understood = new Set(columns.map(({ quantity }) => quantity).filter((quantity) => quantity !== null)).size;
    if (understood > best.understood) best = { columns, rows: rows.slice(at + 1), openQuote, understood };
  }
  return best;
}

function failed(
  code: CsvError['code'],
  columns: readonly CsvColumn[] = [],
  details: Parameters<typeof csvError>[1] = {},
): HeaderSearch {
  return { ok: false, columns, error: csvError(code, details) };
}
