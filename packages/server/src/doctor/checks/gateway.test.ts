import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkGateway } from './gateway.ts';

const load = 'packages/gateway/src/llama/load-llama.ts';

async function checked(source: string) {
  const root = doctorTree({ [load]: source });
  mkdirSync(join(root, 'packages/gateway'), { recursive: true });
  return checkGateway(await contextIn(root));
}

test('a binary that loads, one that is absent, and one that ends its process are told apart', { timeout: 60_000 }, async () => {
  expect(await checked('export const loadLlama = async () => ({ llama: { dispose: async () => {} } });')).toMatchObject([
    { id: 'model.gateway', status: 'note', fix: 'npm start builds it.' },
    { id: 'model.llama', status: 'ok' },
  ]);
  const [, absent] = await checked("export const loadLlama = async () => { throw new Error('no binary for this platform'); };");
  expect(absent).toMatchObject({ status: 'note', found: 'llama.cpp does not load: no binary for this platform' });
  const [, killed] = await checked("export const loadLlama = async () => process.kill(process.pid, 'SIGILL');");
  expect(killed).toMatchObject({ status: 'note', found: 'llama.cpp does not load: the process that loaded it ended' });
});
