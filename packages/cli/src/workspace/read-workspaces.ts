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
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Every workspace of the repository at `root`. */
export function readWorkspaces(root: string): Workspace[] {
  return (['apps', 'packages'] as const).flatMap((parent) => {
    if (!existsSync(join(root, parent))) return [];
    return readdirSync(join(root, parent))
      .sort()
      .filter((id) => existsSync(join(root, parent, id, 'package.json')))
      .map((id): Workspace => {
        const manifest = readManifest(join(root, parent, id, 'package.json'));
        return {
          kind: parent === 'apps' ? 'app' : 'package',
          id,
          folder: `${parent}/${id}`,
          name: manifest.name,
          dependencies: Object.keys(manifest.dependencies ?? {}),
          devDependencies: Object.keys(manifest.devDependencies ?? {}),
        };
      });
  });
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}
