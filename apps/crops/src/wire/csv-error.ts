/** What is wrong with a station's file; the message is `crops.csv.<code>`. */

/** Of the file as a whole: nothing of it is read. */
export const fileErrorCodes = [
  'too-large',
  'empty',
  'quote-open',
  'no-header',
  'column-missing',
  'column-twice',
  'unit-unknown',
  'unit-missing',
  'no-rows',
  'too-many-rows',
  'date-order-mixed',
  'date-month-first',
] as const;

/** Of one row: the others stand. */
export const rowErrorCodes = [
  'cells',
  'date-missing',
  'date-unreadable',
  'date-twice',
  'date-unordered',
  'date-in-future',
  'number-unreadable',
  'value-missing',
  'out-of-range',
  'tmin-above-tmax',
  'rh-min-above-max',
  'dew-above-tmax',
] as const;

export type CsvErrorCode = (typeof fileErrorCodes)[number] | (typeof rowErrorCodes)[number];

export interface CsvError {
  /** Line of the file, from 1; null when it is not of one row. */
  readonly row: number | null;
  /** Heading of the column as written; null when it is not of one. */
  readonly column: string | null;
  readonly code: CsvErrorCode;
  readonly params: Readonly<Record<string, string>>;
}

interface Details {
  readonly row?: number;
  readonly column?: string | undefined;
  readonly params?: Readonly<Record<string, string>>;
}

export function csvError(code: CsvErrorCode, { row, column, params }: Details = {}): CsvError {
  return { row: row ?? null, column: column ?? null, code, params: params ?? {} };
}
