import { readFileSync } from 'node:fs';

type Entry = Readonly<Record<string, unknown>>;

/** The lines of a file, each of them JSON. */
export function readLines(path: string): readonly Entry[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What the record of decisions on models says, without the hashes of its lines. */
export function readRecord(path: string): readonly Entry[] {
  return readLines(path).flatMap(({ record }) => (typeof record === 'object' && record !== null ? [{ ...record }] : []));
}
