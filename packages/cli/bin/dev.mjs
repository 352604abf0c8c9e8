import { pathToFileURL } from 'node:url';
import { chosenApp } from './apps.mjs';
import { prepare } from './install.mjs';
import { inRoot } from './paths.mjs';
import { runTask } from './turbo.mjs';
import { allowTypeScript } from './typescript.mjs';

/**
 * Serves sources with hot reload, in this process.
 * @param {string[]} args
 */
export async function dev(args) {
  const app = chosenApp(args);
  const pnpm = await prepare();
  await runTask('Generating the database client', 'generate', '@repo/db', pnpm);
  await allowTypeScript();
  const entry = inRoot('packages', 'server', 'src', 'dev.ts');
  process.argv = [process.execPath, entry, app.id];
  await import(pathToFileURL(entry).href);
}
