import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** The file `.env` as it was read. */
export interface EnvFile {
  readonly path: string;
  /** Null when there is no such file. */
  readonly values: Readonly<Record<string, string | undefined>> | null;
  /** Numbers, from 1, of lines that are neither blank, nor a comment, nor `NAME=…`. */
  readonly oddLines: readonly number[];
}

export function readEnvFile(root: string): EnvFile {
  const path = join(root, '.env');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { path, values: null, oddLines: [] };
    throw error;
  }
  const lines = text.split(/\r?\n/);
  // Within quotes a value goes on over several lines, of which the later ones are no assignments.
  const oddLines = /=\s*["'`][^"'`\n]*\n/.test(text)
    ? []
    : lines.flatMap((line, index) => (/^\s*(?:#.*|(?:export\s+)?\w+\s*=.*)?$/.test(line) ? [] : [index + 1]));
  return { path, values: parseEnv(text), oddLines };
}
