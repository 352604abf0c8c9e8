import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../workspace/list-files.ts';
import { lineAt, type Problem } from '../workspace/problem.ts';
import { readWorkspaces, type Workspace } from '../workspace/read-workspaces.ts';
import { checkImport, isTestFile } from './check-import.ts';
import { directionOf } from './permissions.ts';
import { readImports } from './read-imports.ts';

/**
 * Holds every manifest, dev-dependencies included, and every import of the repository at `root` against the table of
 * directions.
 */
export function checkDirections(root: string): Problem[] {
  const workspaces = readWorkspaces(root);
  return workspaces.flatMap((workspace) => {
    if (directionOf(workspace) === null) {
      return [
        {
          file: `${workspace.folder}/package.json`,
          message: `${workspace.folder} has no entry in packages/cli/src/directions/table.ts`,
        },
      ];
    }
    return [...checkManifest(workspace, workspaces), ...checkFiles(root, workspace, workspaces)];
  });
}

function checkManifest(workspace: Workspace, workspaces: readonly Workspace[]): Problem[] {
  const file = `${workspace.folder}/package.json`;
  const problems = (names: readonly string[], inTest: boolean) =>
    names.flatMap((specifier) => {
      // A manifest cannot say that types are all it wants: what may be imported as a type may be a dependency.
      const message = checkImport(
        { specifier, typeOnly: true },
        { workspace, workspaces, path: file, inTest, inManifest: true },
      );
      return message === null ? [] : [{ file, message }];
    });
  return [...problems(workspace.dependencies, false), ...problems(workspace.devDependencies, true)];
}

function checkFiles(root: string, workspace: Workspace, workspaces: readonly Workspace[]): Problem[] {
  return listFiles(root, workspace.folder)
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .flatMap((path) => {
      const source = readFileSync(join(root, path), 'utf8');
      return readImports(path, source).flatMap((found) => {
        const message = checkImport(found, { workspace, workspaces, path, inTest: isTestFile(path), inManifest: false });
        return message === null ? [] : [{ file: path, line: lineAt(source, found.offset), message }];
      });
    });
}
