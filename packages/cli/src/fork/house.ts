import { compositionRoot } from '../directions/table.ts';
import { type Workspace, workspaceOf } from '../workspace/read-workspaces.ts';
import { readSchemaNames } from './schema-names.ts';
import type { SourceTree } from './tree.ts';

/** What belongs to one vertical alone. */
export interface Vertical {
  readonly id: string;
  /** Folder of its engine under `packages/`, if it has one. */
  readonly engine: string | undefined;
  /** Tables, enums and models of its schema file, and the names of the models' delegates. */
  readonly schemaNames: readonly string[];
  /** How prose about it is recognised, in lower case. */
  readonly words: readonly string[];
  /** The line at the foot of a page of its own; absent: as in the template. */
  readonly notice: { readonly ur: string; readonly en: string } | undefined;
}

/** The template, read. */
export interface House {
  readonly workspaces: readonly Workspace[];
  readonly verticals: readonly Vertical[];
}

interface AppManifest {
  buniyad?: { engine?: string; words?: string[]; notice?: { ur: string; en: string } };
}

export const schemaFolder = 'packages/db/prisma/schema';

export function readHouse(source: SourceTree): House {
  const workspaces = source.paths
    .filter((path) => /^(?:apps|packages)\/[^/]+\/package\.json$/.test(path))
    .map((path) => workspaceOf(path.slice(0, -'/package.json'.length), source.text(path)));
  const verticals = workspaces.filter(isVertical).map(({ id, folder, engine }): Vertical => {
    const { buniyad = {} } = JSON.parse(source.text(`${folder}/package.json`)) as AppManifest;
    const schema = `${schemaFolder}/${id}.prisma`;
    return {
      id,
      engine,
      schemaNames: source.paths.includes(schema) ? readSchemaNames(source.text(schema)) : [],
      words: [id, ...(buniyad.words ?? [])].map((word) => word.toLowerCase()),
      notice: buniyad.notice,
    };
  });
  return { workspaces, verticals };
}

/** Every app is one but the launchpad. */
export function verticalIds(workspaces: readonly Workspace[]): string[] {
  return workspaces.filter(isVertical).map(({ id }) => id);
}

function isVertical({ kind, folder }: Workspace): boolean {
  return kind === 'app' && folder !== compositionRoot;
}

/** Folders of everything that `start` stands on, dev-dependencies included, itself too. */
export function reach(workspaces: readonly Workspace[], start: readonly string[]): Set<string> {
  const byName = new Map(workspaces.map((workspace) => [workspace.name, workspace]));
  const reached = new Set<string>();
  const visit = (workspace: Workspace | undefined) => {
    if (!workspace || reached.has(workspace.folder)) return;
    reached.add(workspace.folder);
    for (const name of [...workspace.dependencies, ...workspace.devDependencies]) visit(byName.get(name));
  };
  for (const folder of start) visit(workspaces.find((workspace) => workspace.folder === folder));
  return reached;
}
