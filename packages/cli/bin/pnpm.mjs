import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toolEnv } from './env.mjs';
import { inRoot } from './paths.mjs';
import { runTool } from './tool.mjs';

const home = inRoot('.tools', 'pnpm');
const script = inRoot('.tools', 'pnpm', 'node_modules', 'pnpm', 'bin', 'pnpm.mjs');
const marker = inRoot('.tools', 'pnpm', '.installed');

/**
 * How to call the pinned pnpm, and the directory in which Turborepo finds it.
 * @typedef {{ command: string[], directory: string }} Pnpm
 */

/** The version in `packageManager` of package.json, the only place that names it. */
export function pinnedVersion() {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return String(packageManager)
    .replace(/^pnpm@/, '')
    .replace(/\+.*$/, '');
}

/**
 * Installs the pinned pnpm into the tree the first time; afterwards no registry is asked. Whoever runs a script with that very
 * version of pnpm keeps using it.
 * @returns {Promise<Pnpm>}
 */
export async function ensurePnpm() {
  const version = pinnedVersion();
  const callers = pnpmOfCaller(version);
  if (callers) return callers;
  if (!existsSync(script) || !existsSync(marker) || readFileSync(marker, 'utf8') !== version) {
    mkdirSync(home, { recursive: true });
    // pnpm's install script puts its native binary where Turborepo looks for `pnpm`.
    writeFileSync(inRoot('.tools', 'pnpm', 'package.json'), JSON.stringify({ private: true, allowScripts: { pnpm: true } }));
    const flags = [
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts=false',
      '--fetch-retry-mintimeout=2000',
      '--fetch-retry-maxtimeout=8000',
    ];
    await runTool(`Installing pnpm ${version}`, [...npm(), 'install', '--prefix', home, ...flags, `pnpm@${version}`], {
      cwd: home,
      env: toolEnv(),
    });
    writeFileSync(marker, version);
  }
  return { command: [process.execPath, script], directory: inRoot('.tools', 'pnpm', 'node_modules', '.bin') };
}

/**
 * @param {string} version
 * @returns {Pnpm | null}
 */
function pnpmOfCaller(version) {
  const { npm_config_user_agent: agent = '', npm_execpath: path = '' } = process.env;
  if (!agent.startsWith(`pnpm/${version} `) || !existsSync(path)) return null;
  return { command: /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path], directory: dirname(path) };
}

/** npm by the path of the one that started us, so that it need not be on PATH. */
function npm() {
  const path = process.env.npm_execpath ?? '';
  return /npm-cli\.js$/.test(path) && existsSync(path) ? [process.execPath, path] : ['npm'];
}
