import { existsSync } from 'node:fs';
import { packagesState } from '../../bin/install.mjs';
import { inRoot } from '../../bin/paths.mjs';
import { note, ok } from './check.mjs';

/**
 * The packages, and the database client that is made from the schema.
 * @param {ReturnType<typeof packagesState>} [state]
 * @param {boolean} [generated]
 */
export function checkPackages(state = packagesState(), generated = existsSync(inRoot('packages/db/src/generated/client.ts'))) {
  const id = 'tools.packages';
  if (state === 'absent')
    return note(id, 'Packages are not installed yet, so the rest was not looked at', 'npm start installs them.');
  if (!generated) return note(id, 'The database client is not made yet, so the rest was not looked at', 'npm start makes it.');
  if (state === 'current') return ok(id, 'Packages are those of the lockfile');
  return note(id, 'Packages are not those of the lockfile', 'Nothing to do: npm start installs what changed.');
}
