import { toolEnv } from './env.mjs';
import { inRoot } from './paths.mjs';
import { runTool } from './tool.mjs';

/** Program and first arguments of a call of Turborepo. */
export const turboCommand = [process.execPath, inRoot('node_modules', 'turbo', 'bin', 'turbo')];

/**
 * Runs one task, and what it depends on, in one workspace; what did not change comes from the cache.
 * @param {string} label
 * @param {string} task
 * @param {string} packageName for example `@repo/launchpad`
 * @param {import('./pnpm.mjs').Pnpm} pnpm
 */
export function runTask(label, task, packageName, pnpm) {
  return runTool(
    label,
    [...turboCommand, 'run', task, `--filter=${packageName}`, '--output-logs=new-only', '--log-order=stream'],
    {
      cwd: inRoot(),
      env: toolEnv([pnpm.directory]),
    },
  );
}
