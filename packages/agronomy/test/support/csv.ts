/** Reads a fixture: numbers by column name. */
import { readFileSync } from 'node:fs';
import { addDays, type IsoDate, isoDate } from '@repo/facts';

export type Row = ReadonlyMap<string, string>;

export function readFixture(name: string): Row[] {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return new Map(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** @throws when the row has no such number */
export function numberAt(row: Row, column: string): number {
  const text = row.get(column);
  const value = Number(text);
  if (text === undefined || text === '' || Number.isNaN(value)) throw new Error(`${column} is ${text}`);
  return value;
}

/** "2013-113" */
export function dateOfYearDay(text: string): IsoDate {
  const [year = '', day = ''] = text.split('-');
  return addDays(isoDate(`${year}-01-01`), Number(day) - 1);
}
