import { delimiter } from 'node:path';

/** npm hands its own settings to the scripts that it runs; these would misdirect an npm or pnpm that a script runs. */
const misleading =
  /^npm_config_(allow_scripts|engine_strict|global_prefix|local_prefix|prefix|package_lock|save|workspaces?|include_workspace_root)$/i;

/**
 * The environment of the tools: nothing reports usage, nothing looks for updates, nothing asks.
 * @param {string[]} [path] directories to look in first
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(path = []) {
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [...path, process.env.PATH ?? ''].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    CHECKPOINT_DISABLE: '1',
    BETTER_AUTH_TELEMETRY: '0',
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  };
}
