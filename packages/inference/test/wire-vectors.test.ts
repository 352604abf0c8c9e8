import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type CallOptions, createInference, InferenceError } from '../src/index.ts';
import {
  type ChatOutcome,
  type ChatVector,
  chatVectors,
  chunkings,
  cut,
  embeddingsVectors,
  httpVectors,
  modelsVectors,
  runChatVector,
  startScriptedServer,
  writeEvents,
} from '../src/testing/index.ts';

const messages = [{ role: 'user', content: 'سلام' }] as const;
const request = { model: 'm', messages };

const empty = {
  text: '',
  reasoning: '',
  toolCalls: [],
  finishReason: null,
  rawFinishReason: null,
  replacementChars: 0,
  usage: null,
  servedModel: null,
};

const clientFor = (baseURL: string) => createInference({ endpoints: [{ id: 'e', baseURL }], timeouts: { connectMs: 10_000 } });

/** Through `stream`, so that the deltas are held against the result too. */
async function callStream(baseURL: string, { options }: Pick<ChatVector, 'options'>): Promise<ChatOutcome> {
  const inference = clientFor(baseURL);
  const { responseFormat: _, ...own } = options ?? {};
  const wanted: CallOptions = { ...own, maxAttempts: 1 };
  const stream = inference.stream(request, wanted);
  let text = '';
  try {
    for await (const event of stream) if (event.type === 'text') text += event.delta;
    const content = await stream.result;
    expect(text).toBe(content.text);
    return { content, error: null };
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    expect(error.partial?.text ?? '').toBe(text);
    if (text !== '') expect(error.retryable).toBe(false);
    return { content: error.partial ?? empty, error };
  } finally {
    await inference.close();
  }
}

describe.each(chunkings)('chat over HTTP, %s', (chunking) => {
  test.each(chatVectors)('$id $title', async (vector) => {
    expect(await runChatVector(vector, chunking, callStream)).toEqual([]);
  });
});

describe('http', () => {
  test.each(httpVectors)(
    '$id $title',
    async ({ status, headers, body, expect: { note: _, retryAfterMs: wait, ...expected } }) => {
      const server = await startScriptedServer((response) => {
        const date = new Date(Date.now() + 3000).toUTCString();
        const sent = Object.entries(headers).map(
          ([name, value]) => [name, value.replace('{{HTTP_DATE_IN_3S}}', date)] as const,
        );
        response.writeHead(status, Object.fromEntries(sent)).end(body);
      });
      const inference = clientFor(server.baseURL);
      const outcome = await inference.chat(request, { maxAttempts: 1 }).catch((error: unknown) => error);
      expect(outcome).toMatchObject(expected);
      const [least, most] = Array.isArray(wait) ? wait : [wait, wait];
      if (wait !== undefined) {
        const { retryAfterMs = Number.NaN } = outcome instanceof InferenceError ? outcome : {};
        expect(retryAfterMs).toBeGreaterThanOrEqual(least ?? 0);
        expect(retryAfterMs).toBeLessThanOrEqual(most ?? 0);
      }
      await inference.close();
      await server.close();
    },
  );
});

const serveBody = (body: string) =>
  startScriptedServer((response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });

describe('models and embeddings', () => {
  const native = modelsVectors.filter(({ path }) => path === '/v1/models');
  test.each(native)('$id $title', async ({ body, expect: { ids, contextLength } }) => {
    const server = await serveBody(body);
    const inference = clientFor(server.baseURL);
    const models = ids.map((id) => ({ id, endpointId: 'e', contextLength }));
    expect(await inference.models()).toEqual(models);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/models']);
    await inference.close();
    await server.close();
  });

  test.each(embeddingsVectors)('$id $title', async ({ body, expect: { vectors, usage, error } }) => {
    const server = await serveBody(body);
    const inference = clientFor(server.baseURL);
    const inputs = Array.from({ length: vectors?.length ?? 1 }, (_, i) => `input ${i}`);
    const outcome = await inference.embed({ model: 'm', inputs }).catch((thrown: unknown) => thrown);
    if (error === undefined) expect(outcome).toMatchObject({ vectors: vectors?.map((vector) => Float32Array.from(vector)) });
    else expect(outcome).toMatchObject({ code: error });
    if (usage !== undefined) expect(outcome).toMatchObject({ usage });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ model: 'm', input: inputs, encoding_format: 'float' });
    await inference.close();
    await server.close();
  });
});

describe('a stream that is cut', () => {
  let bytes = Buffer.alloc(0);
  let ending: 'end' | 'reset' = 'end';
  const served = startScriptedServer(async (response) => {
    await writeEvents(response, [bytes]);
    if (ending === 'end') response.end();
    else response.destroy();
  });
  afterAll(async () => (await served).close());

  const unfinished = chatVectors.filter(({ expect: { error } }) => error === null);

  /** Where the first chunk with a finish reason begins. */
  const finishAt = (whole: string): number => whole.lastIndexOf('data:', whole.search(/"finish_reason":"[a-z_]+"/));

  test(
    'before its finish reason never resolves, wherever it is cut',
    async () => {
      const { baseURL } = await served;
      const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...unfinished), place, fc.constantFrom('end', 'reset'), async (vector, where, how) => {
          const whole = Buffer.concat(cut(vector.chunks, 'as given'));
          const start = Buffer.byteLength(whole.toString().slice(0, finishAt(whole.toString())));
          bytes = whole.subarray(0, Math.floor(where * start));
          ending = how;
          expect((await callStream(baseURL, vector)).error?.code).toBe('stream_incomplete');
        }),
        { numRuns: deepRuns(150, 10_000) },
      );
    },
    deepRuns(30_000, 600_000),
  );
});
