import { readFileSync } from 'node:fs';
import { workspaces } from './install.mjs';
import { inRoot } from './paths.mjs';
import { Stop } from './stop.mjs';

export const defaultApp = 'launchpad';

/**
 * The app that a person named, or the launchpad.
 * @param {string[]} args words after the command
 * @returns {{ id: string, packageName: string }}
 */
export function chosenApp(args) {
  const [id = defaultApp, ...rest] = args;
  const known = workspaces().flatMap((folder) => (folder.startsWith('apps/') ? [folder.slice('apps/'.length)] : []));
  if (rest.length > 0 || !known.includes(id)) {
    throw new Stop(`There is no app "${[id, ...rest].join(' ')}". Choose one of: ${known.join(', ')}.`);
  }
  const { name } = JSON.parse(readFileSync(inRoot('apps', id, 'package.json'), 'utf8'));
  return { id, packageName: String(name) };
}
