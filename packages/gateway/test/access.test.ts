/** Who may ask the real process, and where it says where it is. It needs no model. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../src/testing/serve-gateway.ts';
import { startTestGateway, type TestGateway } from '../src/testing/start-test-gateway.ts';

describe('a gateway without a model', () => {
  let folder: TempDir;
  let served: TestGateway;
  beforeAll(async () => {
    folder = tempDir('gateway-models');
    served = await startTestGateway({ script: null, modelsFolder: folder.path });
  });
  afterAll(async () => {
    await served.close();
    folder.remove();
  });

  test('says so, and how to get one', async () => {
    expect(served.connection.state).toBe('no_model');
    const { status, headers, text } = await served.chat();
    expect([status, headers['x-should-retry']]).toEqual([503, 'false']);
    expect(JSON.parse(text).error).toMatchObject({ type: 'no_model', instructions: [{}, {}, {}, {}] });
    expect(JSON.parse((await served.call('/v1/models')).text).data).toEqual([]);
  });

  test('writes url, token and pid for its user alone', () => {
    const { url, token, pid } = served.connection;
    expect(JSON.parse(readFileSync(served.runtimeFile, 'utf8'))).toEqual({ url, token, pid });
    expect(statSync(served.runtimeFile).mode & 0o777).toBe(0o600);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  test('no token, no answer; health is public', async () => {
    expect((await served.call('/v1/models', { headers: { authorization: '' } })).status).toBe(401);
    const health = await served.call('/health', { headers: { authorization: '' } });
    expect([health.status, JSON.parse(health.text)]).toEqual([503, { status: 'no_model' }]);
  });

  test('deletes model files of the folder that it was told, for its token', async () => {
    writeFileSync(join(folder.path, 'a.gguf'), 'no model');
    const remove = (headers = {}) => served.call('/admin/models/a.gguf', { method: 'DELETE', headers });
    expect((await remove({ authorization: '' })).status).toBe(401);
    expect([(await remove()).status, existsSync(join(folder.path, 'a.gguf'))]).toEqual([200, false]);
    expect((await remove()).status).toBe(404);
  });

  test('a foreign Host and any Origin are refused', async () => {
    expect((await served.call('/v1/models', { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await served.call('/v1/models', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  });

  test('is reached over IPv6 where there is a loopback address', async () => {
    const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));
    const url = served.connection.url.replace('127.0.0.1', '[::1]');
    const answer = await call(`${url}/health`).catch(() => null);
    expect(answer?.status ?? null).toBe(hasIpv6 ? 503 : null);
  });
});

describe('a gateway for others', () => {
  const key = randomBytes(32).toString('base64url');
  const wish = { reachableByOthers: true, address: '127.0.0.1', hosts: ['ai.example'], key } as const;

  test('its own port is opened by the key, and by the names that are listed', async () => {
    const port = await freePort();
    const served = await startTestGateway({ script: null, exposure: { ...wish, port, behindProxy: true } });
    const ask = async (host: string, bearer: string) => {
      const headers = { host, authorization: `Bearer ${bearer}` };
      return (await call(`http://127.0.0.1:${port}/v1/models`, { headers })).status;
    };
    expect(await ask('ai.example', key)).toBe(200);
    expect(await ask('ai.example', served.connection.token)).toBe(401);
    expect(await ask('evil.example', key)).toBe(403);
    expect((await served.call('/v1/models', { headers: { authorization: `Bearer ${key}` } })).status).toBe(401);
    await served.close();
  });

  test('does not start in plain text, and says why', async () => {
    const start = startTestGateway({ script: null, exposure: { ...wish, port: await freePort() } });
    await expect(start).rejects.toMatchObject({
      type: 'start_failed',
      message: 'The settings of the gateway are wrong: exposure: needs tls or behindProxy',
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

test('each start has a token of its own, and its file goes with it', async () => {
  const first = await startTestGateway({ script: null });
  const second = await startTestGateway({ script: null });
  expect(first.connection.token).not.toBe(second.connection.token);
  await first.gateway.stop();
  expect(existsSync(first.runtimeFile)).toBe(false);
  expect(existsSync(second.runtimeFile)).toBe(true);
  await first.close();
  await second.close();
});
