import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SseDecoder } from '../src/framing/index.ts';
import { createInference, InferenceError } from '../src/index.ts';
import { ChatReducer } from '../src/reducer/index.ts';
import { chatVectors, cut, startScriptedServer, writeEvents } from '../src/testing/index.ts';
import { request } from './support/replies.ts';

const wholes = chatVectors.map((vector) => ({ vector, whole: Buffer.concat(cut(vector.chunks, 'as given')) }));

/** A finish reason that is not empty, as far as the bytes before a cut hold one whole. */
const hasReason = (bytes: Buffer): boolean => /"finish_reason"\s*:\s*"[^"]+"/.test(bytes.toString());

/** Bytes from one cut to the next; where the first one is moves with the vector. */
const step = deepRuns(11, 1);

test('every vector, cut at every byte: without a finish reason it is a failure', () => {
  let cuts = 0;
  const wrong: string[] = [];
  for (const [position, { vector, whole }] of wholes.entries()) {
    for (let at = position % step; at <= whole.length; at += step) {
      cuts += 1;
      const bytes = whole.subarray(0, at);
      const decoder = new SseDecoder({ errorField: true });
      const reducer = new ChatReducer(vector.options);
      for (const event of decoder.push(bytes)) reducer.push(event);
      reducer.close(decoder.end());
      const succeeds = reducer.failure === null;
      const settled = reducer.settle().rawFinishReason;
      if (!reducer.ended || (succeeds && (settled === null || settled === '' || !hasReason(bytes))))
        wrong.push(`${vector.id} at ${at}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(cuts * step).toBeGreaterThan(10_000);
});

test(
  'the same over a socket, where the server ends or destroys it',
  async () => {
    let bytes = Buffer.alloc(0);
    let isReset = false;
    const server = await startScriptedServer(async (response) => {
      await writeEvents(response, [bytes]);
      if (isReset) response.destroy();
      else response.end();
    });
    const inference = createInference({ endpoints: [{ id: 'e', baseURL: server.baseURL }], timeouts: { connectMs: 10_000 } });
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...wholes), place, fc.boolean(), async ({ vector, whole }, where, reset) => {
        bytes = whole.subarray(0, Math.round(where * whole.length));
        isReset = reset;
        // Each call begins anew: what fails often enough would rest.
        const model = `m${Math.random()}`;
        const { responseFormat: _, ...options } = vector.options ?? {};
        try {
          const { rawFinishReason } = await inference.chat({ ...request, model }, { ...options, maxAttempts: 1 });
          expect([rawFinishReason === '', hasReason(bytes)]).toEqual([false, true]);
        } catch (error) {
          expect(error).toBeInstanceOf(InferenceError);
        }
      }),
      { numRuns: deepRuns(40, 10_000) },
    );
    await inference.close();
    await server.close();
  },
  deepRuns(30_000, 600_000),
);
