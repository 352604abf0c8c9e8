/**
 * Follows `docs/founders.md` from its first command to its last, with the vertical of the day: `.ci/run` calls it.
 * `tsx packages/cli/src/fork/guide/follow-guide.ts [vertical]`
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import { startPostgres } from '@repo/testing/postgres';
import { tempDir } from '@repo/testing/temp-dir';
import { toolEnv } from '../../../bin/env.mjs';
import { root } from '../../../bin/paths.mjs';
import { readWorkspaces } from '../../workspace/read-workspaces.ts';
import { verticalIds } from '../house.ts';
import { ofTheDay } from './of-the-day.ts';
import { adapted, commandsOf } from './read-guide.ts';
import { type RunningProduct, startProduct } from './running-product.ts';

const vertical = process.argv[2] ?? ofTheDay(verticalIds(readWorkspaces(root)));
const temp = tempDir('founder');
const postgres = await startPostgres();
const port = await freePort();
let running: RunningProduct | undefined;
let cwd = root;

const remote = join(temp.path, 'remote.git');
execFileSync('git', ['init', '--quiet', '--bare', remote]);
const commands = adapted(commandsOf(readFileSync(join(root, 'docs/founders.md'), 'utf8')), [
  ['fork financing', `fork ${vertical}`],
  ['../my-company', join(temp.path, 'my-company')],
  ['git@git.example.com:my-company.git', remote],
  ['postgres://user:password@db.example.com:5432/my_company', postgres.url],
  ['localhost:3000', `localhost:${port}`],
]);

try {
  for (const { text, program } of commands) {
    const began = Date.now();
    if (program !== 'curl') await endProduct();
    if (program === 'cd') cwd = resolve(cwd, text.slice('cd '.length));
    else if (/(?:^| )npm start$/.test(text)) running = await startProduct(text, cwd, environment());
    else await run(text);
    console.log(`✓ ${text} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
  await endProduct();
  console.log(`The guide for founders holds for ${vertical}.`);
} finally {
  await running?.end().catch(() => undefined);
  await postgres.stop();
  temp.remove();
}

async function endProduct(): Promise<void> {
  const product = running;
  running = undefined;
  await product?.end();
}

/** The template's own data folder is not touched. */
function environment(): NodeJS.ProcessEnv {
  const data = cwd === root ? { DATA_DIR: join(temp.path, 'template-data') } : {};
  return { ...toolEnv(), ...data, CI: 'true', PORT: String(port), FORCE_COLOR: '0' };
}

async function run(text: string): Promise<void> {
  const child = spawn('bash', ['-c', text], { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${text} ended with ${code}\n${printed}`);
  if (text === 'npm test' && !/^[1-9]\d* passed, 0 failed, 0 skipped$/m.test(printed)) throw new Error(`${text}\n${printed}`);
}
