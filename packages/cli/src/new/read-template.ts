import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * The files of a vertical as they are before it has a name. They end in `.template`, so that no tool takes them for what they will be:
 * they import packages that this one may not, and ask the database client for a table that is not there.
 */
export interface Template {
  /** By their path in the app's folder. */
  readonly app: ReadonlyMap<string, string>;
  readonly schema: string;
  readonly migration: string;
}

const folder = join(import.meta.dirname, 'template');
const suffix = '.template';

export function readTemplate(): Template {
  const paths = readdirSync(join(folder, 'app'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(suffix));
  return {
    app: new Map(
      paths.sort().map((path) => [path.slice(0, -suffix.length).replaceAll(sep, '/'), textOf(join(folder, 'app', path))]),
    ),
    schema: textOf(join(folder, `schema.prisma${suffix}`)),
    migration: textOf(join(folder, `migration.sql${suffix}`)),
  };
}

const textOf = (path: string) => readFileSync(path, 'utf8');
