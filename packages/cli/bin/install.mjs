import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { toolEnv } from './env.mjs';
import { inRoot } from './paths.mjs';
import { ensurePnpm } from './pnpm.mjs';
import { runTool } from './tool.mjs';

const marker = inRoot('node_modules', '.buniyad-installed');

/**
 * Everything that a command needs before it can run. Does nothing, and asks nobody, when nothing changed since the last time.
 * @returns {Promise<import('./pnpm.mjs').Pnpm>}
 */
export async function prepare() {
  const pnpm = await ensurePnpm();
  const wanted = fingerprint();
  if (!isInstalled(wanted)) {
    // The committed lockfile is trusted: its release ages were checked when it was written, and asking again takes a network.
    const flags = [
      '--frozen-lockfile',
      '--trust-lockfile',
      '--prefer-offline',
      '--reporter=append-only',
      '--config.confirm-modules-purge=false',
    ];
    await runTool('Installing packages', [...pnpm.command, 'install', ...flags], {
      cwd: inRoot(),
      env: toolEnv([pnpm.directory]),
      hint: `After a change of package.json, update the lockfile: ${pnpm.command.join(' ')} install`,
    });
    writeFileSync(marker, wanted);
  }
  return pnpm;
}

/** Folders with a package.json of their own, relative to the repository. */
export function workspaces() {
  return ['apps', 'packages'].flatMap((parent) =>
    readdirSync(inRoot(parent))
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(inRoot(folder, 'package.json')))
      .sort(),
  );
}

/**
 * Whether packages are there and of the lockfile and manifests as they are now.
 * @returns {'current' | 'outdated' | 'absent'}
 */
export function packagesState() {
  if (!existsSync(marker)) return 'absent';
  return isInstalled(fingerprint()) ? 'current' : 'outdated';
}

/** Changes whenever an install could come out differently; a new script in a package.json does not count. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(inRoot(file)));
  for (const folder of ['.', ...workspaces()]) {
    const { name, dependencies, devDependencies } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
    hash.update(JSON.stringify([folder, name, dependencies, devDependencies]));
  }
  return hash.digest('hex');
}

/** @param {string} wanted */
function isInstalled(wanted) {
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) return false;
  return workspaces().every((folder) => existsSync(inRoot(folder, 'node_modules')));
}
