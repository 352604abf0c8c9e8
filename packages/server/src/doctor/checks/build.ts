import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appIds } from '../../boot/load-apps.ts';
import { type Check, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** Which apps are built. A start builds what is missing or out of date. */
export function checkBuild({ root }: Pick<Context, 'root'>): Check {
  const apps = appIds(root);
  const missing = apps.filter((id) => !existsSync(join(root, 'apps', id, 'dist/server.js')));
  if (missing.length === 0) return ok('build.apps', `Built: ${apps.join(', ')}`);
  return note('build.apps', `Not built yet: ${missing.join(', ')}`, 'Nothing to do: npm start builds the one that it serves.');
}
