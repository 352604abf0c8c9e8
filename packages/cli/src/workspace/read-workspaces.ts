import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One folder under `apps/` or `packages/`. */
export interface Workspace {
  readonly kind: 'app' | 'package';
  /** The folder's name, for example `db`. */
  readonly id: string;
  /** Relative to the repository, for example `packages/db`. */
  readonly folder: string;
  /** For example `@repo/db`. */
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** Of a vertical: the package that computes for it alone. */
  readonly engine: string | undefined;
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  buniyad?: { engine?: string };
}

/** Every workspace of the repository at `root`. */
export function readWorkspaces(root: string): Workspace[] {
  return ['apps', 'packages'].flatMap((parent) => {
    if (!existsSync(join(root, parent))) return [];
    return readdirSync(join(root, parent))
      .sort()
      .filter((id) => existsSync(join(root, parent, id, 'package.json')))
      .map((id) => workspaceOf(`${parent}/${id}`, readFileSync(join(root, parent, id, 'package.json'), 'utf8')));
  });
}

/**
 * @param folder relative to the repository
 * @param json what is in its package.json
 */
export function workspaceOf(folder: string, json: string): Workspace {
  const { name, dependencies = {}, devDependencies = {}, buniyad = {} } = JSON.parse(json) as Manifest;
  return {
    kind: folder.startsWith('apps/') ? 'app' : 'package',
    id: folder.slice(folder.indexOf('/') + 1),
    folder,
    name,
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
    engine: buniyad.engine,
  };
}
