import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { createInference, type Inference } from '@repo/inference';

import { type ScriptedServer, startScriptedServer, writeEvents } from '@repo/inference/testing';
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, splitLink, type TRPCClient } from '@trpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamsPerPerson } from '../../src/http/streams.ts';
import { undeclared } from '../../src/inference/policy/standing.ts';
import { type InferencePort, noInference } from '../../src/inference/port.ts';
import type { ComposedRouter, NarrationStep } from '../../src/types.ts';
import { type sampleRouter, telling } from '../support/sample-vertical.ts';
import type { TestProduct } from '../support/test-product.ts';

const delta = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;

type Api = TRPCClient<ComposedRouter<{ sample: typeof sampleRouter }>>;

/** Over sockets, with the links of the frame's client. */
export function narrationSuite(open: () => TestProduct): void {
  let host: Server;
  let model: ScriptedServer;
  let client: Inference;
  let url: string;
  let api: Api;

  beforeAll(async () => {
    host = createServer(open().listener).listen(0, '127.0.0.1');
    await once(host, 'listening');
    const { port } = host.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/trpc`;
    api = apiFor();
    model = await startScriptedServer(async (response) => {
      await writeEvents(response, [delta('There are 7 orders [f:sample.count]. And')]);
    });
    client = createInference({ endpoints: [{ id: 'e', baseURL: model.baseURL }], timeouts: { connectMs: 10_000 } });
  });
  afterAll(async () => {
    telling.inference = noInference;
    await client.close();
    await model.close();
    host.closeAllConnections();
    host.close();
  });

  function apiFor(cookie = ''): Api {
    const headers = { cookie };
    return createTRPCClient({
      links: [
        splitLink({
          condition: ({ path }) => path === 'sample.tell',
          true: httpBatchStreamLink({ url, headers, maxItems: 1 }),
          false: httpBatchLink({ url, headers }),
        }),
      ],
    });
  }

  /** A text whose second sentence is being written. */
  async function waiting(by: Api) {
    const steps = (await by.sample.tell.query())[Symbol.asyncIterator]();
    expect((await steps.next()).value).toMatchObject({ type: 'sentence' });
    return steps;
  }

  const withModel = (): InferencePort => ({
    current: async () => ({
      state: 'ready',
      client,
      model: {
        id: 'm',
        origin: 'set',
        dialect: null,
        host: '127.0.0.1',
        onThisMachine: true,
        contextLength: null,
        standing: undeclared,
      },
    }),
  });

  test('without a model the template tells the fact, and says so', async () => {
    const events: NarrationStep[] = [];
    for await (const event of await api.sample.tell.query()) events.push(event);
    expect(events).toEqual([
      { type: 'sentence', text: 'There are 7 orders.', citations: ['sample.count'] },
      { type: 'citations', citations: [{ id: 'sample.count', label: 'Orders', display: '7', status: 'verified' }] },
      { type: 'done', mode: 'fallback', violations: [], reason: 'no_model', model: null, resets: null },
    ]);
  });

  test.each(['aborts', 'breaks out of its loop'])(
    'a sentence arrives while the next one is written, and a reader who %s ends the model’s work',
    async (how) => {
      telling.inference = withModel();
      const before = model.left;
      const leaving = new AbortController();
      const events = await api.sample.tell.query(undefined, { signal: leaving.signal });
      for await (const event of events) {
        expect(event).toMatchObject({ type: 'sentence', text: 'There are 7 orders.' });
        if (how === 'aborts') leaving.abort();
        break;
      }
      while (model.left === before) await turn();
    },
  );

  test('a person has eight at once, in the same count as event streams; leaving one makes room', async () => {
    telling.inference = withModel();
    const person = apiFor(await open().signIn({ ip: '10.1.0.20' }));
    const own = await Promise.all(Array.from({ length: streamsPerPerson }, () => waiting(person)));
    const data = { code: 'TOO_MANY_STREAMS', params: { count: '8' } };
    await expect(person.sample.tell.query()).rejects.toMatchObject({ data });
    const before = model.left;
    await own.pop()?.return?.();
    while (model.left === before) await turn();
    own.push(await waiting(person));
    open().endStreams();
    for (const steps of own) await expect(steps.next()).rejects.toThrow('closed');
    while (model.left < before + own.length + 1) await turn();
  });

  test('AB-032 ends within a second when its reader signs out, and stays open for others', async () => {
    telling.inference = withModel();
    const cookie = await open().signIn({ ip: '10.1.0.21' });
    const [leaving, visiting] = [await waiting(apiFor(cookie)), await waiting(api)];
    const left = model.left;
    const began = performance.now();
    const headers = { cookie, 'content-type': 'application/json' };
    expect((await open().ask('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })).status).toBe(200);
    await expect(leaving.next()).rejects.toThrow('closed');
    expect(performance.now() - began).toBeLessThan(1_000);
    while (model.left === left) await turn();
    expect(model.left).toBe(left + 1);
    await visiting.return?.();
  });

  test('one request holds one text', async () => {
    const headers = { 'trpc-accept': 'application/jsonl' };
    const response = await fetch(`${url}/sample.tell,sample.tell?batch=1`, { headers });
    expect(await response.json()).toMatchObject({ error: { data: { code: 'BATCH_TOO_LARGE', params: { max: '1' } } } });
  });

  test('a change that is asked for so arrives with its input', async () => {
    const headers = {
      cookie: await open().signIn({ ip: '10.1.0.22' }),
      'trpc-accept': 'application/jsonl',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const body = JSON.stringify({ 0: { text: 'by lines' } });
    const response = await open().ask('/trpc/sample.send?batch=1', { method: 'POST', headers, body });
    expect(await response.text()).toContain('by lines');
  });
}
