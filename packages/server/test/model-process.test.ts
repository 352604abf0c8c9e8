/** The product as a process, with a model through llama.cpp in the gateway's process. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readRuntimeFile } from '@repo/gateway';
import { llamaAbsent, scriptedAnswer, writeScriptedGguf } from '@repo/gateway/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventsOf, type StreamEvent } from './support/event-stream.ts';
import { type SampleProcess, startSample } from './support/sample-process.ts';
import { writeSampleWeb } from './support/sample-web.ts';

/** A start takes two seconds on a quiet machine and many on a busy one; so does loading llama.cpp. */
const patience = 120_000;
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const absent = await llamaAbsent();
const named = absent === null ? 'a product with a model file' : `a product with a model file [needs llama.cpp: ${absent}]`;

let folder: TempDir;
let product: SampleProcess | null = null;
beforeAll(() => {
  folder = tempDir('model-process');
  writeSampleWeb(folder.path, 'sample');
  // The host finds the gateway from the root of the repository.
  mkdirSync(join(folder.path, 'packages'));
  symlinkSync(join(import.meta.dirname, '../../gateway'), join(folder.path, 'packages/gateway'));
  writeScriptedGguf(join(folder.path, 'scripted.gguf'));
});
afterEach(async () => {
  product?.child.kill('SIGKILL');
  await product?.ended;
});
afterAll(() => folder.remove());

async function start(env: Record<string, string>): Promise<SampleProcess> {
  product = await startSample({ cwd: folder.path, env });
  await product.ready();
  return product;
}

const modelOf = async ({ url }: SampleProcess): Promise<string> =>
  JSON.parse(await (await fetch(`${url}/trpc/sample.model`)).text()).result.data;
const listen = async ({ url }: SampleProcess, procedure: string) =>
  eventsOf(await fetch(`${url}/trpc/sample.${procedure}`, { headers: { accept: 'text/event-stream' } }));
const pidOfGateway = () => readRuntimeFile(join(folder.path, '.data/gateway.json'))?.pid ?? 0;

async function answerOf(sample: SampleProcess): Promise<string> {
  const deltas: StreamEvent[] = [];
  for await (const event of await listen(sample, 'answer')) if (event.event === null) deltas.push(event);
  expect(deltas.length).toBeGreaterThan(2);
  return deltas.map(({ data }) => data).join('');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe(named, { skip: absent !== null }, () => {
  test('answers in a stream, again after its gateway was killed, and leaves no gateway when it is killed itself', async () => {
    const sample = await start({ MODEL_PATH: 'scripted.gguf' });
    expect(sample.out()).toContain('Model: The model file is being loaded. Until then everything works by rules.');
    await expect.poll(() => modelOf(sample), { timeout: patience }).toBe('ready: scripted');
    expect(await answerOf(sample)).toBe(`${scriptedAnswer}<stop>`);

    const first = pidOfGateway();
    process.kill(first, 'SIGKILL');
    await expect.poll(pidOfGateway, { timeout: patience }).not.toBe(first);
    await expect.poll(() => modelOf(sample), { timeout: patience }).toBe('ready: scripted');
    expect(await answerOf(sample)).toBe(`${scriptedAnswer}<stop>`);

    const second = pidOfGateway();
    expect([isAlive(first), isAlive(second)]).toEqual([false, true]);
    sample.child.kill('SIGKILL');
    await expect.poll(() => isAlive(second), { timeout: 10_000 }).toBe(false);
  });

  test('Ctrl-C under an event stream: the work behind it stores what it has, its stream ends, both processes end', async () => {
    const sample = await start({ MODEL_PATH: 'scripted.gguf' });
    await expect.poll(() => modelOf(sample), { timeout: patience }).toBe('ready: scripted');
    const gateway = pidOfGateway();
    const headers = { origin: sample.url, 'content-type': 'application/json' };
    expect((await fetch(`${sample.url}/trpc/sample.begin`, { method: 'POST', headers })).status).toBe(200);
    const events = await listen(sample, 'follow');
    const next = async () => (await events.next()).value;
    expect(await next()).toMatchObject({ event: 'connected' });
    expect(await next()).toMatchObject({ data: 'following' });

    const begun = performance.now();
    // A terminal sends it to both.
    process.kill(gateway, 'SIGINT');
    sample.child.kill('SIGINT');
    expect(await next()).toMatchObject({ data: 'interrupted' });
    expect(await next()).toMatchObject({ event: 'return' });
    expect(await sample.ended).toBe(0);
    expect(isAlive(gateway)).toBe(false);
    // A stream that waits would hold the drain up for seven seconds.
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(sample.err()).not.toContain('the embedded model is not used');
  });
});
