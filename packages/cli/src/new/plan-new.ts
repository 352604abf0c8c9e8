import { schemaFolder } from '../fork/house.ts';
import type { SourceTree } from '../fork/tree.ts';
import { addImporter } from './add-importer.ts';
import { addTreeRow } from './add-tree-row.ts';
import { addToApp, addToManifest, composedApp, composedManifest } from './compose-launchpad.ts';
import { fillTemplate } from './fill-template.ts';
import type { Template } from './read-template.ts';
import type { Spellings } from './spellings.ts';

const migrationsFolder = 'packages/db/prisma/migrations';

/** What `npm run new` does to a repository, by path. Nothing is read but the source, nothing is written. */
export interface NewPlan {
  /** Files that are not there yet. */
  readonly added: ReadonlyMap<string, string>;
  /** Files that are there and say something more afterwards. */
  readonly changed: ReadonlyMap<string, string>;
}

/** @param now names the migration, unless a later one is there already */
export function planNew(source: SourceTree, template: Template, spellings: Spellings, now: Date): NewPlan {
  const { id, snake } = spellings;
  const app = [...template.app].map(([path, text]): [string, string] => [`apps/${id}/${path}`, fillTemplate(text, spellings)]);
  const migration = `${migrationsFolder}/${migrationTime(source, now)}_${snake}/migration.sql`;
  const added = new Map([
    ...app,
    [`${schemaFolder}/${id}.prisma`, fillTemplate(template.schema, spellings)],
    [migration, fillTemplate(template.migration, spellings)],
  ]);
  const manifest = added.get(`apps/${id}/package.json`) ?? '{}';
  const changes: readonly [path: string, change: (text: string) => string][] = [
    [composedApp, (text) => addToApp(text, spellings)],
    [composedManifest, (text) => addToManifest(text, spellings)],
    ['pnpm-lock.yaml', (text) => addImporter(text, `apps/${id}`, manifest)],
    ['README.md', (text) => addTreeRow(text, spellings)],
  ];
  return { added, changed: new Map(changes.map(([path, change]) => [path, change(source.text(path))])) };
}

/** Fourteen digits in UTC, one second after the last migration at least: migrations run in the order of their names. */
function migrationTime(source: SourceTree, now: Date): string {
  const times = source.paths.flatMap((path) => /^packages\/db\/prisma\/migrations\/(\d{14})_/.exec(path)?.[1] ?? []);
  const last = times.sort().at(-1);
  const mine = digits(now);
  if (last === undefined || mine > last) return mine;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(last)?.map(Number) ?? [];
  return digits(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, (second ?? 0) + 1)));
}

const digits = (instant: Date) => instant.toISOString().replace(/\D/g, '').slice(0, 14);
