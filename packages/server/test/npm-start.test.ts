import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { expect, onTestFinished, test } from 'vitest';
import { bundleProgram } from './support/bundle-program.ts';

interface Started {
  readonly npm: ChildProcess;
  readonly printed: () => string;
}

/** `npm start` of a package whose script runs the program. */
async function npmStart(): Promise<Started> {
  const folder = tempDir('npm-start');
  onTestFinished(() => folder.remove());
  const program = await bundleProgram(join(import.meta.dirname, 'fixtures/orphan.ts'));
  const scripts = { start: `node ${JSON.stringify(program)}` };
  writeFileSync(join(folder.path, 'package.json'), JSON.stringify({ name: 'shop', scripts }));
  const { PATH = '', HOME = '' } = process.env;
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: folder.path,
    env: { PATH, HOME, npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  npm.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  return { npm, printed: () => printed };
}

test('SIGTERM to npm alone ends what npm start runs', { timeout: 60_000 }, async () => {
  const { npm, printed } = await npmStart();
  await expect.poll(printed, { timeout: 30_000 }).toMatch(/^\d+\n/);
  const pid = Number.parseInt(printed(), 10);
  // A process that lives on would outlive the tests.
  onTestFinished(() => kill(pid));
  npm.kill('SIGTERM');
  // What npm started holds its output open until it ends.
  await once(npm, 'close');
  expect(printed()).toBe(`${pid}\nended\n`);
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
