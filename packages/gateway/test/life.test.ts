/** How the real process ends, and how its parent starts it again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tempDir } from '@repo/testing/temp-dir';
import { describe, expect, test } from 'vitest';
import { forkGateway } from '../src/process/gateway-child.ts';
import { describeWithLlama } from '../src/testing/needs-llama.ts';
import { programEntry } from '../src/testing/program-entry.ts';
import { writeScriptedGguf } from '../src/testing/scripted-gguf.ts';
import { call } from '../src/testing/serve-gateway.ts';
import { sourceEntry } from '../src/testing/source-entry.ts';
import { endlessScript, startTestGateway } from '../src/testing/start-test-gateway.ts';
import { deltasOf, lastErrorOf, openStream, restOf } from '../src/testing/stream-events.ts';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the process', () => {
  test('ends when its parent is killed', async () => {
    const folder = tempDir('gateway-parent');
    const fixture = fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url));
    const args = [...(sourceEntry.execArgv ?? []), fixture, join(folder.path, 'gateway.json')];
    const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface(parent.stdout), 'line');
    const { pid } = JSON.parse(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    while (isAlive(pid)) await sleep(10);
    folder.remove();
  });

  test('ends when its parent is gone before it listens for that', async () => {
    const folder = tempDir('gateway-orphan');
    const settings = { runtimeFile: join(folder.path, 'gateway.json'), port: 0, modelPath: null };
    const child = forkGateway(sourceEntry, settings, 60_000);
    const lost = expect(child.ready).rejects.toMatchObject({ type: 'start_failed' });
    // Its imports take longer than this.
    child.process.disconnect();
    expect(await child.exited).toBe(1);
    await lost;
    folder.remove();
  });

  test('a start that is given up is killed, and says so', async () => {
    const giving = new AbortController();
    const start = startTestGateway({ script: null, signal: giving.signal });
    giving.abort();
    await expect(start).rejects.toMatchObject({ type: 'start_failed', message: 'It ended with SIGKILL before it was ready' });
    await expect(startTestGateway({ script: null, signal: giving.signal })).rejects.toMatchObject({ type: 'start_failed' });
  });

  test('is started again after kill -9, on the same address with a new token', async () => {
    const delays: number[] = [];
    const backoff = { first: 1, longest: 10, stable: 60_000 };
    const served = await startTestGateway({ script: null, backoff, onRestart: (delay) => delays.push(delay) });
    const { connection: first } = served;
    process.kill(first.pid, 'SIGKILL');
    while (delays.length === 0) await sleep(5);
    const second = await served.gateway.connection();
    expect(delays).toEqual([1]);
    expect(second.url).toBe(first.url);
    expect(second.pid).not.toBe(first.pid);
    expect((await call(`${second.url}/v1/models`, { headers: { authorization: `Bearer ${second.token}` } })).status).toBe(200);
    expect((await call(`${second.url}/v1/models`, { headers: { authorization: `Bearer ${first.token}` } })).status).toBe(401);
    await served.close();
    expect(isAlive(second.pid)).toBe(false);
    await expect(served.gateway.connection()).rejects.toMatchObject({ type: 'unavailable_error' });
  });

  test('is not started again when it was told to end', async () => {
    const delays: number[] = [];
    const served = await startTestGateway({ script: null, onRestart: (delay) => delays.push(delay) });
    process.kill(served.connection.pid, 'SIGTERM');
    await served.gateway.ended;
    expect(isAlive(served.connection.pid)).toBe(false);
    await served.close();
    expect(delays).toEqual([]);
  });

  test('a port that is taken is a typed error', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(startTestGateway({ script: null, port })).rejects.toMatchObject({
      name: 'GatewayError',
      type: 'start_failed',
    });
    other.close();
  });

  test('a program that is not there is a typed error', async () => {
    const entry = { path: '/nowhere/gateway.js' };
    await expect(startTestGateway({ script: null, entry })).rejects.toMatchObject({ type: 'start_failed' });
  });

  test('one that is not ready in time is killed', async () => {
    const folder = tempDir('gateway-late');
    const settings = { runtimeFile: join(folder.path, 'gateway.json'), port: 0, modelPath: null };
    const child = forkGateway(sourceEntry, settings, 1);
    await expect(child.ready).rejects.toMatchObject({ type: 'start_failed', message: 'It was not ready after 1 ms' });
    expect(await child.exited).toBeNull();
    folder.remove();
  });
});

describeWithLlama('the process with a model', () => {
  test('a file that is no model is a typed error', async () => {
    const folder = tempDir('gateway-broken');
    const modelPath = join(folder.path, 'broken.gguf');
    writeFileSync(modelPath, 'not a model');
    const settings = { runtimeFile: join(folder.path, 'gateway.json'), port: 0, modelPath, threads: 1 };
    const child = forkGateway(programEntry(), settings, 60_000);
    await expect(child.ready).rejects.toMatchObject({ name: 'GatewayError', type: 'model_unreadable' });
    expect(await child.exited).toBe(1);
    folder.remove();
  });

  /** A process on its own, without a supervisor, that is in the middle of an answer. */
  async function answering(drain: number, fields: object = {}) {
    const folder = tempDir('gateway-stop');
    const modelPath = join(folder.path, 'endless.gguf');
    writeScriptedGguf(modelPath, endlessScript);
    const settings = { runtimeFile: join(folder.path, 'gateway.json'), port: 0, modelPath, threads: 1 };
    const child = forkGateway(programEntry(), { ...settings, drain }, 60_000);
    const { url, token } = await child.ready;
    const rest = restOf(await openStream(url, token, fields));
    const untilDraining = async () => {
      while (JSON.parse((await call(`${url}/health`)).text).status !== 'draining') await sleep(5);
    };
    return { child, url, token, rest, untilDraining, remove: () => folder.remove() };
  }

  test('SIGTERM under a stream that takes too long: an error event, then exit 0', async () => {
    const { child, rest, remove } = await answering(50);
    child.process.kill('SIGTERM');
    expect(lastErrorOf(await rest)).toMatchObject({ code: 503, type: 'unavailable_error' });
    expect(await child.exited).toBe(0);
    remove();
  });

  test('SIGTERM under a stream that ends in time: the answer is whole, new requests are refused, exit 0', async () => {
    const { child, url, token, rest, untilDraining, remove } = await answering(60_000, { max_tokens: 900 });
    child.process.kill('SIGTERM');
    await untilDraining();
    const refused = await call(`${url}/v1/models`, { headers: { authorization: `Bearer ${token}` } });
    expect([refused.status, JSON.parse(refused.text).error.type]).toEqual([503, 'unavailable_error']);
    const text = await rest;
    expect(deltasOf(text).join('')).toBe('گندم اور چاول'.repeat(300));
    expect(text).toMatch(/"finish_reason":"length".*\n\ndata: \[DONE\]\n\n$/);
    expect(await child.exited).toBe(0);
    remove();
  });

  test('a second SIGTERM ends it at once, exit 1', async () => {
    const { child, rest, untilDraining, remove } = await answering(60_000);
    const cut = expect(rest).rejects.toMatchObject({ code: 'ECONNRESET' });
    child.process.kill('SIGTERM');
    await untilDraining();
    child.process.kill('SIGTERM');
    expect(await child.exited).toBe(1);
    await cut;
    remove();
  });
});
