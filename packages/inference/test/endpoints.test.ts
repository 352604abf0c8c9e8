import dns from 'node:dns';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createInference, type EndpointConfig, type InferenceConfig, InferenceError } from '../src/index.ts';
import { writeEvents } from '../src/testing/index.ts';
import { reply, request } from './support/replies.ts';
import { failureOf, serve } from './support/setup.ts';

const timeouts = { connectMs: 10_000 };
const local = { id: 'e', baseURL: 'http://127.0.0.1:8080/v1' };

function refusal(config: InferenceConfig): InferenceError {
  try {
    createInference(config);
  } catch (error) {
    if (error instanceof InferenceError) return error;
    throw error;
  }
  throw new Error('Expected a refusal');
}

describe('configurations that are refused before anything is opened', () => {
  test.each<[string, EndpointConfig[]]>([
    ['no endpoint', []],
    ['two with one id', [local, local]],
    ['an empty id', [{ ...local, id: '' }]],
    ['no URL', [{ ...local, baseURL: 'localhost:8080' }]],
    ['another protocol', [{ ...local, baseURL: 'ftp://127.0.0.1/v1' }]],
    ['credentials in the URL', [{ ...local, baseURL: 'http://user:pass@127.0.0.1/v1' }]],
    ['a query', [{ ...local, baseURL: 'http://127.0.0.1/v1?key=1' }]],
    ['a key with a line break', [{ ...local, apiKey: 'a\nb' }]],
    ['a name in place of an address', [{ ...local, allowedAddresses: ['gpu.lan'] }]],
  ])('%s', (_, endpoints) => {
    expect(refusal({ endpoints })).toMatchObject({ code: 'config_invalid', retryable: false });
  });

  test('what is refused is named, and the key is not', () => {
    const { message } = refusal({ endpoints: [{ ...local, apiKey: 'secret key' }] });
    expect(message).toContain('apiKey');
    expect(message).not.toContain('secret');
  });

  test.each([0, -1, Number.NaN, 2 ** 31])('a limit of %d ms', (totalMs) => {
    expect(refusal({ endpoints: [local], timeouts: { totalMs } })).toMatchObject({ code: 'config_invalid' });
  });

  test('an endpoint elsewhere', () => {
    expect(refusal({ endpoints: [{ id: 'e', baseURL: 'https://api.example/v1' }] })).toMatchObject({ code: 'tier_denied' });
  });
});

describe('names', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Every name is this machine, as after a change of the record between check and connection. */
  function resolveToLoopback() {
    return vi.spyOn(dns, 'lookup').mockImplementation((_: string, ...rest: readonly unknown[]) => {
      const [options] = rest;
      const done = rest.at(-1);
      if (typeof done !== 'function') return;
      const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
      if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
      else done(null, '127.0.0.1', 4);
    });
  }

  const serveReply = () =>
    serve(async (response) => {
      await writeEvents(response, reply('a'));
      response.end();
    });

  test('a name that leads to an address which is not listed gets no byte', async () => {
    const server = await serveReply();
    const lookup = resolveToLoopback();
    const endpoint = { id: 'e', baseURL: `http://gpu.lan:${server.port}/v1`, allowedAddresses: ['10.0.0.5'] };
    const inference = createInference({ endpoints: [endpoint], timeouts });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'tier_denied', endpointId: 'e' });
    expect(lookup).toHaveBeenCalled();
    expect(server.requests).toEqual([]);
    await inference.close();
  });

  test('a name that leads to a listed address is answered', async () => {
    const server = await serveReply();
    resolveToLoopback();
    const endpoint = { id: 'e', baseURL: `http://gpu.lan:${server.port}/v1`, allowedAddresses: ['127.0.0.1'] };
    const inference = createInference({ endpoints: [endpoint], timeouts });
    expect((await inference.chat(request)).text).toBe('a');
    await inference.close();
  });
});

test('a key is sent as a bearer token, and the base URL may end with a slash', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, reply('a'));
    response.end();
  });
  const inference = createInference({ endpoints: [{ id: 'e', baseURL: `${server.baseURL}/`, apiKey: 'key' }], timeouts });
  await inference.chat(request);
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer key' },
  });
  await inference.close();
});

test('a proxy of the environment is not used', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, reply('a'));
    response.end();
  });
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
  vi.stubEnv('http_proxy', 'http://127.0.0.1:1');
  const inference = createInference({ endpoints: [{ id: 'e', baseURL: server.baseURL }], timeouts });
  expect((await inference.chat(request)).text).toBe('a');
  await inference.close();
  vi.unstubAllEnvs();
});
