import { chosenApp } from './apps.mjs';
import { prepare } from './install.mjs';
import { inRoot } from './paths.mjs';
import { runScript } from './script.mjs';
import { runTask } from './turbo.mjs';

/**
 * Installs, generates, builds and serves. The server runs in this very process: one process to stop, its exit code is ours.
 * @param {string[]} args
 */
export async function start(args) {
  const app = chosenApp(args);
  const { ppid } = process;
  const pnpm = await prepare();
  await runTask('Building', 'build', app.packageName, pnpm);
  // A SIGTERM to npm ends the shell that it started, and nobody tells this process.
  if (process.env.npm_lifecycle_event !== undefined && process.ppid !== ppid) return;
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  await runScript(inRoot('apps', app.id, 'dist', 'server.js'), []);
}
