import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Stop } from '../../bin/stop.mjs';

/**
 * The folder of a fork: absolute, absent or empty, outside the template. Throws Stop.
 * @param typed as the person wrote it
 * @param from where the person stood
 */
export function checkTarget(typed: string, from: string, template: string): string {
  const target = realPath(resolve(from, typed));
  const inside = relative(realpathSync(template), target);
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside)) {
    throw new Stop(`${typed} lies inside this repository: choose a folder beside it, for example ../${basename(target)}.`);
  }
  if (!relative(target, realpathSync(template)).startsWith('..'))
    throw new Stop(`${typed} holds this repository: choose another folder.`);
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Stop(`${typed} is a file: choose a folder that does not exist yet.`);
  if (found && readdirSync(target).length > 0)
    throw new Stop(`${typed} is not empty: choose a folder that does not exist yet.`);
  return target;
}

/** With links followed as far as the path exists. */
function realPath(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })) return realpathSync(path);
  return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
}
