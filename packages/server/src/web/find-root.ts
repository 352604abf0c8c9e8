import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../env/start-error.ts';

/**
 * The root of the repository: the nearest folder at or above one of `starts` that holds `apps/<id>`.
 * @throws StartError when there is none
 */
export function findRoot(id: string, starts: readonly string[]): string {
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'apps', id))) return folder;
      if (dirname(folder) === folder) break;
    }
  }
  throw new StartError(`There is no folder apps/${id} above ${starts.join(' or ')}.`);
}
