/** A process is killed while it writes: every record that it was told is written is there. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuditFile, verifyAudit } from '@repo/inference/audit';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, expect, test } from 'vitest';

const folder = tempDir('inference-audit-crash');
afterAll(() => folder.remove());

const tenantSecret = 's'.repeat(32);
const kills = process.env.TEST_DEEP === '1' ? 20 : 2;

/** Writes until it is killed. @returns what it was told is written */
async function writeUntilKilled(path: string, enough: number): Promise<string[]> {
  const child = fork(join(import.meta.dirname, 'testing', 'endless-writer.ts'), [path, tenantSecret], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  const written: string[] = [];
  child.on('message', (requestId) => {
    written.push(String(requestId));
    if (written.length === enough) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return written;
}

test(`killed ${kills} times in the middle, it has every record that was answered, in one chain`, async () => {
  const path = join(folder.path, 'log.ndjson');
  const answered: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) answered.push(...(await writeUntilKilled(path, 20 + 7 * kill)));
  // Its start makes a record of a line that broke off.
  await (await openAuditFile({ path, tenantSecret })).close();
  const text = readFileSync(path, 'utf8');
  const kept = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).record.requestId);
  expect(answered.filter((requestId) => !kept.includes(requestId))).toEqual([]);
  expect(await verifyAudit([Buffer.from(text)])).toMatchObject({ state: 'valid', head: { seq: kept.length } });
}, 60_000);
