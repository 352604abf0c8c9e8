/** The repository itself in a folder of its own, with a new vertical, on the packages that are installed here. */
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../../bin/paths.mjs';
import { house, source, writeTo } from '../../fork/testing/whole-template.ts';
import { readWorkspaces } from '../../workspace/read-workspaces.ts';

/** Copies what people wrote, but for pictures. */
export function copyHouse(folder: string): void {
  writeTo(folder, new Map(source.paths.filter((path) => !path.startsWith('docs/pictures/')).map((path) => [path, null])));
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What an install would do: every workspace finds our packages in the folder, and all others where they are installed. */
export function linkPackages(folder: string): void {
  const workspaces = readWorkspaces(folder);
  const ours = new Map(workspaces.map((workspace) => [workspace.name, join(folder, workspace.folder)]));
  for (const workspace of workspaces) {
    const manifest = JSON.parse(readFileSync(join(folder, workspace.folder, 'package.json'), 'utf8')) as Manifest;
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const link = join(folder, workspace.folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(ours.get(name) ?? installed(workspace.folder, name), link);
    }
  }
}

/** Where a package of others lies: beside its own workspace, or beside a vertical that has it too. */
function installed(workspace: string, name: string): string {
  const places = [workspace, ...house.verticals.map(({ id }) => `apps/${id}`)].map((each) =>
    join(root, each, 'node_modules', name),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${name} of ${workspace} is not installed`);
  return realpathSync(found);
}
