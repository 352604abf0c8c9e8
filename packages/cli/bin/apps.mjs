import { readFileSync } from 'node:fs';
import { workspaces } from './install.mjs';
import { inRoot } from './paths.mjs';
import { Stop } from './stop.mjs';

/** Every vertical in one process; a fork has none. */
const composed = 'launchpad';

/**
 * The app that a person named; without a name the launchpad, or the only app that there is.
 * @param {string[]} args words after the command
 * @param {string[]} [known] ids of the apps
 * @returns {{ id: string, packageName: string }}
 */
export function chosenApp(args, known = apps()) {
  const [id = defaultApp(known), ...rest] = args;
  if (rest.length > 0 || id === undefined || !known.includes(id)) {
    throw new Stop(`${refusal(id, rest)} Choose one of: ${known.join(', ')}.`);
  }
  const { name } = JSON.parse(readFileSync(inRoot('apps', id, 'package.json'), 'utf8'));
  return { id, packageName: String(name) };
}

/**
 * @param {string | undefined} id
 * @param {string[]} rest
 */
function refusal(id, rest) {
  if (id === undefined) return 'Say which app.';
  return rest.length > 0 ? `"${[id, ...rest].join(' ')}" is more than one word.` : `There is no app "${id}".`;
}

/** @param {string[]} known */
function defaultApp(known) {
  if (known.includes(composed)) return composed;
  return known.length === 1 ? known[0] : undefined;
}

function apps() {
  return workspaces().flatMap((folder) => (folder.startsWith('apps/') ? [folder.slice('apps/'.length)] : []));
}
