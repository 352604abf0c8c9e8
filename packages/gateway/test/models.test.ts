/** A model file from its server to an answer, with a process that is killed on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createModelStore, currentModel, type ModelSource, pullModel, sourceOfUrl } from '../src/models/index.ts';
import { startGateway } from '../src/process/start-gateway.ts';
import { type ModelHost, startModelHost } from '../src/testing/model-host.ts';
import { describeWithLlama } from '../src/testing/needs-llama.ts';
import { programEntry } from '../src/testing/program-entry.ts';
import { scriptedAnswer, scriptedGguf } from '../src/testing/scripted-gguf.ts';
import { post } from '../src/testing/serve-gateway.ts';
import { sourceEntry } from '../src/testing/source-entry.ts';

const folder = tempDir('model-pull');
const store = createModelStore(folder.path);
const pull = () => pullModel(source, { folder: folder.path, fetch: globalThis.fetch, signal: new AbortController().signal });
let host: ModelHost;
let source: ModelSource;
beforeAll(async () => {
  host = await startModelHost(scriptedGguf());
  source = sourceOfUrl({ url: host.url, sha256: host.sha256, licence: 'CC0-1.0' });
  await store.accept(source, { by: 'amna', at: new Date() });
});
afterAll(async () => {
  await host.close();
  folder.remove();
});

test('a killed process leaves what it fetched, and the next pull goes on from there', async () => {
  host.next.push(async (response) => {
    response.writeHead(200, { etag: '"one"', 'content-length': host.bytes.length });
    for (let at = 0; !response.destroyed; at += 1000) {
      response.write(host.bytes.subarray(at, at + 1000));
      await sleep(5);
    }
  });
  const fixture = fileURLToPath(new URL('./fixtures/puller.ts', import.meta.url));
  const args = [...(sourceEntry.execArgv ?? []), fixture, folder.path, host.url, host.sha256];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const exited = once(child, 'exit');
  const sidecar = join(folder.path, 'small.gguf.part.json');
  const done = (): number => (existsSync(sidecar) ? JSON.parse(readFileSync(sidecar, 'utf8')).done : 0);
  while (done() < 5_000) await sleep(5);
  child.kill('SIGKILL');
  await exited;
  expect(existsSync(join(folder.path, 'small.gguf.lock'))).toBe(true);
  const kept = done();
  await pull();
  expect(host.ranges).toEqual([null, `bytes=${kept}-`]);
  expect(readFileSync(join(folder.path, 'small.gguf')).equals(host.bytes)).toBe(true);
});

describeWithLlama('through the gateway', () => {
  test('the file that was fetched and chosen answers', async () => {
    await pull();
    await store.use('small.gguf');
    const modelPath = join(folder.path, (await currentModel(folder.path)) ?? '');
    const runtimeFile = join(folder.path, 'gateway.json');
    const gateway = await startGateway({ entry: programEntry(), threads: 1, drain: 100, runtimeFile, modelPath });
    try {
      const { url, token } = await gateway.connection();
      const messages = [{ role: 'user', content: 'سلام' }];
      const { text } = await post(`${url}/v1/chat/completions`, { messages }, { authorization: `Bearer ${token}` });
      expect(JSON.parse(text)).toMatchObject({ choices: [{ message: { content: scriptedAnswer } }] });
    } finally {
      await gateway.stop();
    }
  });
});
