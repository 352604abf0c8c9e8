import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type CallOptions, createInference, type Inference, InferenceError } from '../src/index.ts';
import { parseModels } from '../src/models/parse-models.ts';
import {
  type ChatOutcome,
  type ChatVector,
  chatVectors,
  chunkings,
  cut,
  embeddingsVectors,
  httpVectors,
  modelsVectors,
  ownChatVectors,
  runChatVector,
  runEmbeddingsVector,
  runHttpVector,
  runModelsVector,
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

test.each(ownChatVectors)('$id $title', async (vector) => {
  expect(await runChatVector(vector, 'as given', callStream)).toEqual([]);
});

/** What a call gave, or its error, of a client that is closed behind it. */
async function outcomeOf<T extends object>(
  baseURL: string,
  ask: (inference: Inference) => Promise<T>,
): Promise<T | InferenceError> {
  const inference = clientFor(baseURL);
  try {
    return await ask(inference);
  } catch (error) {
    if (error instanceof InferenceError) return error;
    throw error;
  } finally {
    await inference.close();
  }
}

describe.each(chunkings)('answers of one body over HTTP, %s', (chunking) => {
  test.each(httpVectors)('$id $title', async (vector) => {
    const call = (baseURL: string) => outcomeOf(baseURL, (inference) => inference.chat(request, { maxAttempts: 1 }));
    expect(await runHttpVector(vector, chunking, async (baseURL) => ({ ...(await call(baseURL)) }))).toEqual([]);
  });

  test.each(modelsVectors)('$id $title', async (vector) => {
    const differences = await runModelsVector(vector, chunking, async (origin, path) => {
      // Ollama's own list is asked for by the discovery alone.
      if (path !== '/v1/models') return parseModels(await (await fetch(origin + path)).text());
      const models = await outcomeOf(`${origin}/v1`, (inference) => inference.models());
      if (models instanceof InferenceError) throw models;
      return models;
    });
    expect(differences).toEqual([]);
  });

  test.each(embeddingsVectors)('$id $title', async (vector) => {
    const differences = await runEmbeddingsVector(vector, chunking, async (baseURL, inputs) => ({
      ...(await outcomeOf(baseURL, (inference) => inference.embed({ model: 'm', inputs }))),
    }));
    expect(differences).toEqual([]);
  });
});

test('a client that reads them otherwise is told where', async () => {
  const [http] = httpVectors.filter(({ id }) => id === 'http-02');
  const [models] = modelsVectors.filter(({ id }) => id === 'models-02');
  const [embeddings] = embeddingsVectors.filter(({ id }) => id === 'emb-03');
  if (!http || !models || !embeddings) throw new Error('The vectors are not there');
  const wrong = { code: 'rate_limited', retryable: true, retryAfterMs: 4_000 };
  expect(await runHttpVector(http, 'as given', async () => wrong)).toEqual(['retryAfterMs: 4000 instead of [1000,3500]']);
  const first = await runModelsVector(models, 'as given', async () => [{ id: 'qalb', contextLength: null }]);
  expect(first).toEqual(['windows: [null] instead of [8192]']);
  const vectors = [Float32Array.of(2), Float32Array.of(1)];
  const second = await runEmbeddingsVector(embeddings, 'as given', async () => ({ vectors }));
  expect(second).toEqual(['vectors: [{"0":2},{"0":1}] instead of [{"0":1},{"0":2}]']);
});

test('embeddings are asked for as numbers', async () => {
  const server = await startScriptedServer((response) => void response.writeHead(200).end('{}'));
  await outcomeOf(server.baseURL, (inference) => inference.embed({ model: 'm', inputs: ['x', 'y'] }));
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ model: 'm', input: ['x', 'y'], encoding_format: 'float' });
  await server.close();
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
        { numRuns: deepRuns(50, 10_000) },
      );
    },
    deepRuns(30_000, 600_000),
  );
});
