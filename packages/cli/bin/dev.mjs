import { chosenApp } from './apps.mjs';
import { prepare } from './install.mjs';
import { inRoot } from './paths.mjs';
import { runScript } from './script.mjs';
import { runTask } from './turbo.mjs';

/**
 * Serves sources with hot reload, in this process.
 * @param {string[]} args
 */
export async function dev(args) {
  const app = chosenApp(args);
  const pnpm = await prepare();
  await runTask('Preparing the packages', 'build', '@repo/server', pnpm);
  await runScript(inRoot('packages', 'server', 'src', 'dev.ts'), [inRoot('apps', app.id)]);
}
