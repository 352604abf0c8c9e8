import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EndpointConfig } from '../src/index.ts';
import { startOllama, writeEvents } from '../src/testing/index.ts';
import { startCountingServer } from './support/counting-server.ts';
import { resolveTo } from './support/names.ts';
import { type Ask, peers, refusalOf } from './support/peers.ts';
import { reply } from './support/replies.ts';
import { serve } from './support/setup.ts';
import { wayOut as openWay } from './support/way-out.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const toClose = <T extends { close(): Promise<void> }>(thing: T): T => {
  open.push(thing);
  return thing;
};

const model = 'qwen3-8b';

const wayOut = (endpoints: readonly EndpointConfig[]) => toClose(openWay(endpoints));
const counting = async () => toClose(await startCountingServer());
const answering = () =>
  serve(async (response) => {
    await writeEvents(response, reply('السلام علیکم'));
    response.end();
  });

const all = Object.entries(peers);

describe.each(all)('%s', (_, peer) => {
  test('streams what the policy lets through, and each request is a decision', async () => {
    const { baseURL, requests } = await answering();
    const { fetch, sink } = wayOut([{ id: 'own', baseURL }]);
    expect(await peer({ fetch, baseURL, model })).toBe('السلام علیکم');
    expect(requests).toHaveLength(1);
    expect(sink.decisions).toMatchObject([{ decision: 'allow', operation: 'chat', model, cardId: model, endpointId: 'own' }]);
  });

  /** What is refused reaches nobody, and there is one record of it. */
  async function refuses(
    { fetch, sink }: ReturnType<typeof wayOut>,
    ask: Omit<Ask, 'fetch'>,
    expected: { readonly code?: string; readonly reason: string },
  ) {
    const { code = 'tier_denied', reason } = expected;
    expect(await refusalOf(peer({ fetch, ...ask }))).toMatchObject({ code, reason, retryable: false });
    const denied = sink.decisions.filter(({ decision }) => decision === 'deny');
    expect(denied).toMatchObject([{ reason, model: ask.model }]);
    return denied[0];
  }

  test.each<[string, Partial<EndpointConfig>, string, string, string?]>([
    ['an operator abroad', { operator: { name: 'x', jurisdiction: 'US' } }, model, 'infrastructure_tier'],
    ['a machine that nobody places', { dataController: { name: 'x', jurisdiction: 'PK' } }, model, 'infrastructure_tier'],
    ['a model without a card', {}, 'my-own-model', 'no_card'],
    ['a licence without commercial use', {}, 'aya-expanse-8b', 'not_commercial', 'licence_denied'],
    ['a licence that is not allowed', {}, 'llama3.1:8b', 'licence_not_allowed', 'licence_denied'],
    ['a licence that nobody read', {}, 'jais-2-8b-chat', 'licence_not_read', 'licence_denied'],
    ["a vendor's cloud behind this machine", {}, 'gpt-oss:120b-cloud', 'remote_model'],
  ])('%s gets no byte', async (_case, facts, asked, reason, code = 'tier_denied') => {
    const server = await counting();
    const out = wayOut([{ id: 'own', baseURL: server.baseURL, ...facts }]);
    await refuses(out, { baseURL: server.baseURL, model: asked }, { code, reason });
    expect([server.connections, server.bytes]).toEqual([0, 0]);
  });

  test.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1', 'gpu.lan'])(
    'a port of %s that nobody configured gets no byte, and no name is resolved',
    async (host) => {
      const [server, listed] = [await counting(), await answering()];
      const lookup = resolveTo('127.0.0.1');
      const out = wayOut([{ id: 'own', baseURL: listed.baseURL }]);
      const denied = await refuses(out, { baseURL: `http://${host}:${server.port}/v1`, model }, { reason: 'unknown_host' });
      expect(denied).toMatchObject({ endpointId: null, axes: null });
      expect([server.connections, server.bytes, lookup.mock.calls.length]).toEqual([0, 0, 0]);
    },
  );

  test.each([307, 302])('a redirect %i is not followed, to the same origin neither', async (status) => {
    const target = await counting();
    for (const location of [target.baseURL, '/v1/other']) {
      const server = await serve((response) => {
        response.writeHead(status, { location }).end();
      });
      const out = wayOut([
        { id: 'own', baseURL: server.baseURL },
        { id: 'target', baseURL: target.baseURL },
      ]);
      await refuses(out, { baseURL: server.baseURL, model }, { reason: 'redirect' });
      expect(server.requests).toHaveLength(1);
    }
    expect([target.connections, target.bytes]).toEqual([0, 0]);
  });

  test.each([
    ['leads elsewhere', ['127.0.0.1'], '127.0.0.1'],
    ['leads elsewhere too', ['10.0.0.5', '127.0.0.1'], '127.0.0.1'],
    ['leads to a metadata service', ['169.254.169.254'], '169.254.169.254'],
  ])('a name that %s gets no byte', async (_case, addresses, address) => {
    const server = await counting();
    const facts = { operator: { name: 'o', jurisdiction: 'PK' }, location: 'PK', retentionDays: 0, trainsOnInputs: false };
    const baseURL = `http://gpu.lan:${server.port}/v1`;
    const endpoint = { id: 'lan', baseURL, ...facts, dataController: facts.operator, allowedAddresses: ['10.0.0.5'] };
    const lookup = resolveTo(...addresses);
    const denied = await refuses(wayOut([endpoint]), { baseURL, model }, { reason: 'address' });
    expect(denied).toMatchObject({ address, endpointId: 'lan' });
    expect([server.connections, server.bytes, lookup.mock.calls.length]).toEqual([0, 0, 1]);
  });

  test('a dead audit gets no byte out', async () => {
    const server = await counting();
    const { fetch, sink } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
    sink.die();
    const error = await refusalOf(peer({ fetch, baseURL: server.baseURL, model }));
    expect(error).toMatchObject({ code: 'audit_unavailable' });
    expect([server.connections, server.bytes, sink.decisions.length]).toEqual([0, 0, 0]);
  });

  test('an Ollama is asked where its models run before it is sent anything', async () => {
    const server = toClose(await startOllama({ models: ['qwen3:8b'], cloudModels: ['gpt-oss:20b'] }));
    const baseURL = `http://127.0.0.1:${server.port}/v1`;
    const out = wayOut([{ id: 'daemon', baseURL, dialect: 'ollama' }]);
    await refuses(out, { baseURL, model: 'gpt-oss:20b' }, { reason: 'remote_model' });
    expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(await peer({ fetch: out.fetch, baseURL, model: 'qwen3:8b' })).toBe('سلام۔');
  });
});
