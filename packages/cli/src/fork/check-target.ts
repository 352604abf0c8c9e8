import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Stop } from '../../bin/stop.mjs';

/**
 * The folder of a fork: absolute, absent or empty, outside the template. Throws Stop.
 * @param typed as the person wrote it
 * @param from where the person stood
 */
export function checkTarget(typed: string, from: string, template: string): string {
  const target = realPath(resolve(from, typed), typed);
  const inside = relative(realpathSync(template), target);
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside)) {
    const beside = inside === '' ? 'my-company' : basename(target);
    throw new Stop(`${typed} lies inside this repository: choose a folder beside it, for example ../${beside}.`);
  }
  if (!relative(target, realpathSync(template)).startsWith('..'))
    throw new Stop(`${typed} holds this repository: choose another folder.`);
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Stop(`${typed} is a file: choose a folder that does not exist yet.`);
  if (found && readdirSync(target).length > 0)
    throw new Stop(`${typed} is not empty: choose a folder that does not exist yet.`);
  return target;
}

/** With links followed as far as the path exists. Throws Stop where it leads through a file. */
function realPath(path: string, typed: string): string {
  if (dirname(path) === path) return path;
  const above = realPath(dirname(path), typed);
  const folder = lstatSync(above, { throwIfNoEntry: false });
  if (folder && !folder.isDirectory())
    throw new Stop(`${typed} lies in ${basename(above)}, which is a file: choose a folder that does not exist yet.`);
  const here = join(above, basename(path));
  return lstatSync(here, { throwIfNoEntry: false }) ? realpathSync(here) : here;
}
