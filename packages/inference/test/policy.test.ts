import { createServer } from 'node:https';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createInference, type EndpointConfig } from '../src/index.ts';
import type { Profile } from '../src/policy/profiles.ts';
import { sendJson, startOllama, writeEvents } from '../src/testing/index.ts';
import { startCountingServer } from './support/counting-server.ts';
import { resolveTo } from './support/names.ts';
import { reply } from './support/replies.ts';
import { certificate, privateKey } from './support/self-signed.ts';
import { failureOf, serve } from './support/setup.ts';
import { writtenGate } from './support/way-out.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const toClose = <T extends { close(): Promise<void> }>(thing: T): T => {
  open.push(thing);
  return thing;
};

/** A client of a deployment in Pakistan. */
function client(endpoints: readonly EndpointConfig[], profile?: Profile) {
  const written = writtenGate(profile);
  const inference = createInference({ endpoints, gate: written.gate, timeouts: { connectMs: 10_000 } });
  return { inference: toClose(inference), ...written };
}

const ask = (model: string) => ({ model, messages: [{ role: 'user', content: 'سلام' }] }) as const;
const answering = () =>
  serve(async (response, { method }) => {
    if (method === 'GET') return sendJson(response, 200, { data: [{ id: 'qwen3-8b' }] });
    await writeEvents(response, reply('ا'));
    response.end();
  });

test('what the policy lets out carries the number of its record', async () => {
  const { baseURL } = await answering();
  const { inference, sink } = client([{ id: 'own', baseURL }]);
  expect((await inference.chat(ask('qwen3-8b'))).decisionId).toBe('d1');
  await inference.models();
  await inference.health();
  const [first, ...rest] = sink.decisions.map(({ operation, reason }) => `${operation} ${reason}`);
  expect(first).toBe('chat allowed');
  // Each question about the endpoint is one: its list, and what it is recognised by.
  expect(rest.length).toBeGreaterThanOrEqual(2);
  expect(new Set(rest)).toEqual(new Set(['models allowed']));
});

test('an Ollama with a model that nobody knows answers on a laptop, and is refused in production with the reason', async () => {
  const server = toClose(await startOllama({ models: ['my-own:latest'] }));
  const endpoints = [{ id: 'ollama', baseURL: server.baseURL, dialect: 'ollama' }] as const;
  const laptop = client(endpoints, 'local');
  expect((await laptop.inference.chat(ask('my-own'))).text).toBe('سلام۔');
  expect(laptop.sink.decisions.at(-1)).toMatchObject({ cardId: 'undeclared', axes: { weights: { tier: 'undeclared' } } });
  const sent = server.requests.filter(({ method }) => method === 'POST').length;
  const production = client(endpoints);
  expect(await failureOf(production.inference.chat(ask('my-own')))).toMatchObject({
    code: 'tier_denied',
    reason: 'no_card',
    message: expect.stringContaining('has no card'),
  });
  expect(production.sink.decisions.at(-1)).toMatchObject({ decision: 'deny', reason: 'no_card', model: 'my-own' });
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(sent);
});

describe('a refusal is written down and reaches nobody', () => {
  const far = { operator: { name: 'x', jurisdiction: 'US' }, location: 'US' };

  test.each<[string, Partial<EndpointConfig>, string, Partial<Record<'tierFloor', 'national'>>, string]>([
    ['an operator abroad', far, 'qwen3-8b', {}, 'infrastructure_tier'],
    ['a model without a card', {}, 'nobody', {}, 'no_card'],
    ['a licence', {}, 'aya-expanse-8b', {}, 'not_commercial'],
    ["a vendor's cloud", {}, 'gpt-oss:20b-cloud', {}, 'remote_model'],
    ['a floor that no endpoint reaches', {}, 'qwen3-8b', { tierFloor: 'national' }, 'infrastructure_tier'],
  ])('%s', async (_, facts, model, options, reason) => {
    const server = toClose(await startCountingServer());
    const { inference, sink } = client([{ id: 'own', baseURL: server.baseURL, ...facts }]);
    expect(await failureOf(inference.chat(ask(model), options))).toMatchObject({ reason, retryable: false });
    expect(sink.decisions).toMatchObject([{ decision: 'deny', reason, model, endpointId: 'own' }]);
    expect([server.connections, server.bytes]).toEqual([0, 0]);
  });

  test('a dead audit', async () => {
    const server = toClose(await startCountingServer());
    const { inference, sink } = client([{ id: 'own', baseURL: server.baseURL }]);
    sink.die();
    for (const model of ['qwen3-8b', 'gpt-oss:20b-cloud']) {
      expect(await failureOf(inference.chat(ask(model)))).toMatchObject({ code: 'audit_unavailable' });
    }
    expect(server.connections).toBe(0);
  });

  test('a redirect', async () => {
    const target = toClose(await startCountingServer());
    const server = await serve((response) => {
      response.writeHead(307, { location: target.baseURL }).end();
    });
    const { inference, sink } = client([{ id: 'own', baseURL: server.baseURL }]);
    expect(await failureOf(inference.chat(ask('qwen3-8b')))).toMatchObject({ code: 'tier_denied', reason: 'redirect' });
    expect(sink.decisions.map(({ reason }) => reason)).toEqual(['allowed', 'redirect']);
    expect(target.connections).toBe(0);
  });

  test('a name that leads elsewhere, with the address', async () => {
    const server = toClose(await startCountingServer());
    resolveTo('10.0.0.5', '127.0.0.1');
    const baseURL = `http://gpu.lan:${server.port}/v1`;
    const { inference, sink } = client([{ id: 'lan', baseURL, allowedAddresses: ['10.0.0.5'] }], 'local');
    expect(await failureOf(inference.chat(ask('qwen3-8b')))).toMatchObject({ code: 'tier_denied', reason: 'address' });
    expect(sink.decisions.at(-1)).toMatchObject({ decision: 'deny', reason: 'address', address: '127.0.0.1' });
    expect(server.connections).toBe(0);
  });
});

test('a certificate that nobody vouches for is refused, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  let requests = 0;
  const server = createServer({ cert: certificate, key: privateKey }, (_, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { inference } = client([{ id: 'tls', baseURL: `https://127.0.0.1:${port}/v1` }], 'local');
  const asked = inference.chat(ask('qwen3-8b'), { maxAttempts: 1 });
  expect(await failureOf(asked)).toMatchObject({ code: 'connect_failed', message: expect.stringContaining('SELF_SIGNED') });
  expect(requests).toBe(0);
  await new Promise((resolve) => server.close(resolve));
});

test('the tier of an endpoint follows from who runs it, and what was only claimed is passed over', async () => {
  const [abroad, here] = [await answering(), await answering()];
  const pk = { name: 'o', jurisdiction: 'PK' };
  const us = { name: 'x', jurisdiction: 'US' };
  const { inference } = client(
    [
      { id: 'abroad', baseURL: abroad.baseURL, tier: 'national', operator: us, location: 'US', dataController: us },
      { id: 'here', baseURL: here.baseURL, operator: pk, location: 'PK', dataController: pk },
    ],
    'local',
  );
  expect((await inference.chat(ask('m'))).endpointId).toBe('here');
  expect((await inference.chat(ask('m'), { tierFloor: 'national' })).endpointId).toBe('here');
});

test('a source of files answers no questions', () => {
  const endpoints = [{ id: 'files', baseURL: 'https://files.example', purpose: 'download' }] as const;
  expect(() => createInference({ endpoints })).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});
