import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { complaintAbout } from '../../bin/node-version.mjs';
import { fault, note, ok } from './check.mjs';

/**
 * This Node, which must run the product.
 * @param {string} [version]
 */
export function checkNode(version = process.versions.node) {
  const complaint = complaintAbout(version);
  if (complaint === null) return ok('tools.node', `Node ${version}`);
  return fault('tools.node', `Node ${version} is too old or of an odd release`, complaint);
}

/**
 * npm, which runs the commands and installs the pinned pnpm once.
 * @param {Readonly<Record<string, string | undefined>>} [env]
 */
export async function checkNpm(env = process.env) {
  const told = /^(p?npm)\/(\S+)/.exec(env.npm_config_user_agent ?? '');
  if (told) return ok('tools.npm', `${told[1]} ${told[2]}`);
  try {
    const windows = process.platform === 'win32';
    const { stdout } = await promisify(execFile)('npm', ['--version'], { env, shell: windows });
    return ok('tools.npm', `npm ${stdout.trim()}`);
  } catch {
    return note('tools.npm', 'npm was not found', 'It comes with Node from https://nodejs.org: commands begin with npm.');
  }
}
