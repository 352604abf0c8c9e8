import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkGateway } from './gateway.ts';

const load = 'packages/gateway/src/llama/load-llama.ts';

async function checked(source: string) {
  const root = doctorTree({ [load]: source, 'package.json': '{"type":"module"}' });
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

test('a library that tries its binary in a process of its own may do so', { timeout: 60_000 }, async () => {
  const [, check] = await checked(`
    import { fork } from 'node:child_process';
    import { once } from 'node:events';
    export async function loadLlama() {
      const child = fork(import.meta.filename, { env: { ...process.env, TRIAL: '1' } });
      const [code] = await once(child, 'exit');
      if (code !== 7) throw new Error('the trial ended with ' + code);
      return { llama: { dispose: async () => {} } };
    }
    if (process.env.TRIAL) process.exit(7);`);
  expect(check).toMatchObject({ status: 'ok', found: 'llama.cpp loads on this machine' });
});
