import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../workspace/list-files.ts';
import { lineAt, type Problem } from '../workspace/problem.ts';
import { readWorkspaces, type Workspace } from '../workspace/read-workspaces.ts';
import { checkImport, isTestFile } from './check-import.ts';
import { directionOf } from './permissions.ts';
import { readImports } from './read-imports.ts';
import { type PackageDirections, packageDirections } from './table.ts';

/**
 * Holds every manifest, dev-dependencies included, and every import of the repository at `root` against the table of
 * directions.
 */
export function checkDirections(root: string): Problem[] {
  const workspaces = readWorkspaces(root);
  const packages = packageDirections(workspaces);
  return workspaces.flatMap((workspace) => {
    if (directionOf(workspace, packages) === null) {
      return [
        {
          file: `${workspace.folder}/package.json`,
          message: `${workspace.folder} has no entry in packages/cli/src/directions/table.ts, and no app names it as its engine`,
        },
      ];
    }
    return [...checkManifest({ workspace, workspaces, packages }), ...checkFiles(root, { workspace, workspaces, packages })];
  });
}

interface Place {
  readonly workspace: Workspace;
  readonly workspaces: readonly Workspace[];
  readonly packages: PackageDirections;
}

function checkManifest(place: Place): Problem[] {
  const { workspace } = place;
  const file = `${workspace.folder}/package.json`;
  const problems = (names: readonly string[], inTest: boolean) =>
    names.flatMap((specifier) => {
      // A manifest cannot say that types are all it wants: what may be imported as a type may be a dependency.
      const message = checkImport({ specifier, typeOnly: true }, { ...place, path: file, inTest, inManifest: true });
      return message === null ? [] : [{ file, message }];
    });
  return [...problems(workspace.dependencies, false), ...problems(workspace.devDependencies, true)];
}

function checkFiles(root: string, place: Place): Problem[] {
  return listFiles(root, place.workspace.folder)
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .flatMap((path) => {
      const source = readFileSync(join(root, path), 'utf8');
      return readImports(path, source).flatMap((found) => {
        const message = checkImport(found, { ...place, path, inTest: isTestFile(path), inManifest: false });
        return message === null ? [] : [{ file: path, line: lineAt(source, found.offset), message }];
      });
    });
}
