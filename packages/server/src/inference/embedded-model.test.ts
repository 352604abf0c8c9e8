import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { GatewayEntry } from '@repo/gateway';
import { createModelStore } from '@repo/gateway/models';
import { writeScriptedGguf } from '@repo/gateway/testing';
import { describe, expect, test, vi } from 'vitest';
import { inferenceKit } from '../../test/support/test-inference.ts';
import { silentLog } from '../testing/test-context.ts';

const kit = inferenceKit();

describe('a model file', () => {
  const sparse = (path: string, size: number) => {
    writeFileSync(path, 'GGUF');
    truncateSync(path, size);
  };
  const refused: readonly (readonly [string, string, (path: string) => void])[] = [
    ['does not exist', 'file_missing', () => {}],
    ['is a folder', 'file_missing', (path) => mkdirSync(path)],
    ['is a web page', 'not_gguf', (path) => writeFileSync(path, '<!doctype html>')],
    ['is empty', 'not_gguf', (path) => writeFileSync(path, '')],
    ['is larger than the memory', 'too_large', (path) => sparse(path, totalmem() + 1)],
  ];

  test.each(refused)('of MODEL_PATH that %s is named with the cause, and nothing is started', async (_, reason, make) => {
    const path = join(kit.folder, 'own.gguf');
    make(path);
    const own = kit.service({ env: { MODEL_PATH: 'own.gguf' }, entry: { path: '/nowhere/gateway.js' } });
    const file = { by: 'MODEL_PATH', path, folder: join(kit.folder, 'models') };
    expect(await own.current()).toEqual({ state: 'failed', reason, file });
  });

  test('has a folder from the start, for this user alone; one that MODEL_PATH replaces is not made', async () => {
    kit.service({ env: { MODEL_PATH: 'own.gguf' } });
    const folder = join(kit.folder, 'models');
    expect(existsSync(folder)).toBe(false);
    const own = kit.service();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await own.current()).toEqual({ state: 'none', folder });
  });

  /** Lists one model and says its process. */
  const answering = `
    let settings;
    const server = require('node:http').createServer(({ url }, response) => {
      response.end(JSON.stringify(url === '/pid' ? process.pid : { data: [{ id: 'a' }] }));
    });
    process.once('message', (sent) => server.listen((settings = sent).port, '127.0.0.1', () => {
      const url = 'http://127.0.0.1:' + server.address().port;
      process.send({ type: 'ready', url, token: 't', pid: process.pid, state: 'ready' });
    }));
    process.on('SIGTERM', () => process.exit(0));
    process.on('disconnect', () => process.exit(1));`;

  /** A program in place of the gateway. */
  function program(source: string): GatewayEntry {
    const path = join(kit.folder, 'program.cjs');
    writeFileSync(path, source);
    return { path };
  }

  test('whose gateway does not start has failed, and is tried again when the file changes', async () => {
    const own = kit.service({ entry: program('process.exit(1)') });
    const folder = join(kit.folder, 'models');
    expect(await own.current()).toEqual({ state: 'none', folder });
    const file = join(folder, 'a.gguf');
    writeFileSync(file, 'GGUF, half of it');
    expect(await own.current()).toEqual({ state: 'loading' });
    const failed = { state: 'failed', reason: 'start_failed', file: { by: 'folder', path: file, folder } };
    await expect.poll(() => own.current(), { timeout: 20_000 }).toEqual(failed);
    writeFileSync(file, 'GGUF, the whole of it');
    expect(await own.current()).toEqual({ state: 'loading' });
    await expect.poll(() => own.current(), { timeout: 20_000 }).toEqual(failed);
  });

  test('a gateway that was not built has failed with the way to build it', async () => {
    writeFileSync(join(kit.folder, 'a.gguf'), 'GGUF');
    const warn = vi.fn();
    const own = kit.service({
      env: { MODEL_PATH: 'a.gguf' },
      entry: { path: '/nowhere/gateway.js' },
      log: { ...silentLog, warn },
    });
    await own.current();
    await expect.poll(() => own.current()).toMatchObject({ state: 'failed', reason: 'start_failed' });
    expect(warn.mock.calls[0]?.[0]).toMatchObject({ detail: '/nowhere/gateway.js is missing: npm start builds it' });
  });

  test('whose gateway is killed is being started again, and answers by itself', async () => {
    writeFileSync(join(kit.folder, 'a.gguf'), 'GGUF');
    const own = kit.service({ env: { MODEL_PATH: 'a.gguf' }, entry: program(answering) });
    expect(await own.current()).toEqual({ state: 'loading' });
    const stateNow = async () => (await own.current()).state;
    await expect.poll(stateNow, { timeout: 20_000 }).toBe('ready');
    const before = await own.current();
    if (before.state !== 'ready') throw new Error('not ready');
    const pid = Number(await (await fetch(`http://${before.model.host}/pid`)).text());
    process.kill(pid, 'SIGKILL');
    await expect.poll(stateNow, { timeout: 20_000, interval: 10 }).toBe('starting');
    await expect.poll(stateNow, { timeout: 20_000 }).toBe('ready');
  });

  test('its server is told on whose behalf it is asked, in a header that it alone believes', async () => {
    writeFileSync(join(kit.folder, 'a.gguf'), 'GGUF');
    const echo = `if (url === '/v1/chat/completions') {
      const content = String(headers['x-buniyad-tenant']);
      return response.setHeader('content-type', 'application/json').end(
        JSON.stringify({ choices: [{ message: { content }, finish_reason: 'stop' }] }));
    }`;
    const source = answering.replace('({ url }, response) => {', `({ url, headers }, response) => {${echo}`);
    const own = kit.service({ env: { MODEL_PATH: 'a.gguf' }, entry: program(source) });
    await expect.poll(async () => (await own.current()).state, { timeout: 20_000 }).toBe('ready');
    const state = await own.current();
    if (state.state !== 'ready') return;
    const ask = { model: 'a', messages: [{ role: 'user', content: 'سلام' }] } as const;
    const { text } = await state.client.chat(ask, { tenant: 'org', cacheSalt: 'salt' });
    const [tenant = '', salt = '', signature] = text.split('.');
    expect([tenant, salt].map((part) => Buffer.from(part, 'base64url').toString())).toEqual(['org', 'salt']);
    expect(signature).toMatch(/^[\w-]{43}$/);
    expect((await state.client.chat(ask)).text).toBe('undefined');
  });

  test('that somebody chooses takes the place of the one in use; the newest does not, and a folder without any holds none', async () => {
    const entry = program(answering.replace("id: 'a'", "id: require('node:path').basename(settings.modelPath)"));
    const own = kit.service({ entry });
    const folder = join(kit.folder, 'models');
    const store = createModelStore(folder);
    const model = async () => {
      const now = await own.current();
      return now.state === 'ready' ? now.model.id : now.state;
    };
    const becomes = (name: string) => expect.poll(model, { timeout: 20_000, interval: 10 }).toBe(name);
    writeScriptedGguf(join(folder, 'a.gguf'));
    await becomes('a.gguf');
    writeScriptedGguf(join(folder, 'b.gguf'));
    expect(await model()).toBe('a.gguf');
    await store.use('b.gguf');
    expect(await model()).toBe('loading');
    await becomes('b.gguf');
    await store.remove('b.gguf');
    await becomes('a.gguf');
    await store.remove('a.gguf');
    await becomes('none');
  });

  test('that is still being loaded when the product ends leaves no process', async () => {
    writeFileSync(join(kit.folder, 'a.gguf'), 'GGUF');
    const pidFile = join(kit.folder, 'pid');
    const source = `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`;
    const own = kit.service({ env: { MODEL_PATH: 'a.gguf' }, entry: program(source) });
    expect(await own.current()).toEqual({ state: 'loading' });
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', { timeout: 20_000 }).toBe(true);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(process.kill(pid, 0)).toBe(true);
    await own.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await own.current()).toEqual({ state: 'none' });
  });
});
