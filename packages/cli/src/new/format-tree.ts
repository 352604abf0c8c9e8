import { spawnSync } from 'node:child_process';
import { inRoot } from '../../bin/paths.mjs';
import { Stop } from '../../bin/stop.mjs';

/** Lines break at another place for a longer name: the formatter of the repository has the last word. Throws Stop. */
export function formatTree(root: string, folder: string): void {
  const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'check', '--write', '--linter-enabled=false', '--colors=off', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Stop('The formatter failed; nothing is changed.', { tail: `${stdout}${stderr}`.trim() });
}
