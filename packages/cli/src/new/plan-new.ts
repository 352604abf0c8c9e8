import { migrationTime } from '@repo/db/migration-time';
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
  const migrations = source.paths.filter((path) => path.startsWith(`${migrationsFolder}/`));
  const names = migrations.map((path) => path.slice(migrationsFolder.length + 1));
  const migration = `${migrationsFolder}/${migrationTime(names, now)}_${snake}/migration.sql`;
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
