import { compositionRoot } from '../directions/table.ts';
import { type House, reach, readHouse, schemaFolder, type Vertical } from './house.ts';
import { printJson } from './print-json.ts';
import { nameOf, rewritesOf } from './rewrites.ts';
import { templateCommands } from './root-files.ts';
import { selectDocs } from './select-docs.ts';
import { squashMigrations } from './sql/squash-migrations.ts';
import { withoutTemplateBlocks } from './template-blocks.ts';
import { type ForkOptions, type ForkTree, isUnder, type LocalizedText, type SourceTree } from './tree.ts';

const migrationsFolder = 'packages/db/prisma/migrations';

/** Tests of one migration each, from the state before it: they leave with the history. */
const migrationTests = 'packages/db/test/migrations';

/** Code of the commands that stay with the template. */
const templateFolders = templateCommands.flatMap((command) => [
  `packages/cli/src/${command}`,
  `packages/cli/test/repository/${command}`,
]);

/**
 * The tree of a repository with one vertical alone. Nothing is read but `source`, nothing is written.
 * @throws Error when the template holds something that cannot be taken apart
 */
export function planFork(source: SourceTree, options: ForkOptions): ForkTree {
  const house = readHouse(source);
  const vertical = house.verticals.find(({ id }) => id === options.vertical);
  if (!vertical) throw new Error(`There is no vertical ${options.vertical}`);
  const others = house.verticals.filter((each) => each !== vertical);
  const folders = reach(house.workspaces, [`apps/${vertical.id}`, 'packages/cli']);
  const code = selectCode(source, { house, folders, others });
  const kept = [...code, ...selectDocs(source, code, vertical.id, others)];
  const tree = new Map<string, string | null>(kept.map((path) => [path, null]));
  const squashed = squash(source, others);
  tree.set(`${migrationsFolder}/${squashed.name}/migration.sql`, squashed.sql);
  const rewrites = rewritesOf({ source, options, vertical, others, folders, kept: new Set(kept) });
  for (const path of kept) {
    const rewrite = rewrites.get(path) ?? (/\.md$|^\.ci\//.test(path) ? withoutTemplateBlocks : null);
    if (rewrite === null) continue;
    const before = source.text(path);
    const after = rewrite(before);
    if (after !== before) tree.set(path, after);
  }
  tree.set('template.json', templateJson(options, nameOf(source, options)));
  return tree;
}

interface Selection {
  readonly house: House;
  readonly folders: ReadonlySet<string>;
  readonly others: readonly Vertical[];
}

/** Everything outside `docs/` but what belongs to others. */
function selectCode(source: SourceTree, { house, folders, others }: Selection): string[] {
  const gone = [
    compositionRoot,
    ...house.workspaces.map(({ folder }) => folder).filter((folder) => !folders.has(folder)),
    ...others.map(({ id }) => `${schemaFolder}/${id}.prisma`),
    ...templateFolders,
    migrationTests,
  ];
  return source.paths.filter(
    (path) =>
      !isUnder(path, 'docs') &&
      !(isUnder(path, migrationsFolder) && path.endsWith('.sql')) &&
      !gone.some((folder) => isUnder(path, folder)),
  );
}

function squash(source: SourceTree, others: readonly Vertical[]) {
  const migrations = source.paths
    .filter((path) => isUnder(path, migrationsFolder) && path.endsWith('/migration.sql'))
    .sort()
    .map((path) => ({ name: path.slice(migrationsFolder.length + 1, -'/migration.sql'.length), sql: source.text(path) }));
  return squashMigrations(
    migrations,
    others.flatMap(({ schemaNames }) => schemaNames),
  );
}

/** What the fork knows of where it comes from; `format` changes with the meaning of the rest. */
function templateJson({ vertical, commit, date }: ForkOptions, name: LocalizedText): string {
  return printJson({ format: 1, template: 'buniyad', commit, vertical, date, name });
}
