import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { createInference, type Inference } from '@repo/inference';
import type { NarrationEvent } from '@repo/inference/narration';
import { type ScriptedServer, startScriptedServer, writeEvents } from '@repo/inference/testing';
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, splitLink, type TRPCClient } from '@trpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undeclared } from '../../src/inference/policy/standing.ts';
import { type InferencePort, noInference } from '../../src/inference/port.ts';
import type { ComposedRouter } from '../../src/types.ts';
import { type sampleRouter, telling } from '../support/sample-vertical.ts';
import type { TestProduct } from '../support/test-product.ts';

const delta = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;

/** Over sockets, with the links of the frame's client. */
export function narrationSuite(open: () => TestProduct): void {
  let host: Server;
  let model: ScriptedServer;
  let client: Inference;
  let api: TRPCClient<ComposedRouter<{ sample: typeof sampleRouter }>>;

  beforeAll(async () => {
    host = createServer(open().listener).listen(0, '127.0.0.1');
    await once(host, 'listening');
    const { port } = host.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/trpc`;
    api = createTRPCClient({
      links: [
        splitLink({
          condition: ({ path }) => path === 'sample.tell',
          true: httpBatchStreamLink({ url, maxItems: 1 }),
          false: httpBatchLink({ url }),
        }),
      ],
    });
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
    const events: NarrationEvent[] = [];
    for await (const event of await api.sample.tell.query()) events.push(event);
    expect(events).toEqual([
      { type: 'sentence', text: 'There are 7 orders.', citations: ['sample.count'] },
      { type: 'citations', citations: [{ id: 'sample.count', label: 'Orders', display: '7', status: 'verified' }] },
      { type: 'done', mode: 'fallback', violations: [], reason: 'no_model', model: null },
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
}
