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
  const { ppid } = process;
  const pnpm = await prepare();
  await runTask('Preparing the packages', 'build', '@repo/server', pnpm);
  // A SIGTERM to npm ends the shell that it started, and nobody tells this process.
  if (process.env.npm_lifecycle_event !== undefined && process.ppid !== ppid) return;
  await runScript(inRoot('packages', 'server', 'src', 'dev.ts'), [inRoot('apps', app.id)]);
}
