/** What every dialect is held to: the client against a server of its shape, in each of the server's moods. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatEvent, Dialect, ErrorCode } from '../../src/index.ts';
import type { DialectServerOptions, Mood, ScriptedServer } from '../../src/testing/index.ts';
import { request } from './replies.ts';
import { clientOf, failureOf, keep } from './setup.ts';

interface Failure {
  readonly code: ErrorCode;
  readonly [field: string]: unknown;
}

export interface DialectFacts {
  readonly dialect: Dialect;
  readonly start: (options: DialectServerOptions) => Promise<ScriptedServer>;
  /** What the list of models says of the window, for 2048; null: nothing. */
  readonly window: number | null;
  /** What stands in a body that asks for a JSON Schema; the schema is `schema`. */
  readonly structured: (schema: unknown) => object;
  /** It tells what the model thinks, in a field of its own. */
  readonly thinks: boolean;
  /** Whether its calls of tools are recorded. */
  readonly tools: boolean;
  /** How a stream fails after its first text. */
  readonly breaks: Failure;
  /** Null: it has no such answer, or none is recorded. */
  readonly overflows: Failure | null;
  readonly loads: Failure | null;
  readonly isBusy: Failure | null;
}

const shape = z.object({ crop: z.string() });
const tools = [{ name: 'price', parameters: { type: 'object' } }];
const once = { maxAttempts: 1 };

export function describeDialect(facts: DialectFacts): void {
  const { dialect, start, window } = facts;
  const open = async (options: DialectServerOptions = {}) => {
    const server = await keep(start({ models: ['m'], contextLength: 2048, reply: ['گندم', ' اچھی', ' ہے'], ...options }));
    return { server, inference: clientOf([server], { wishes: [{ dialect }], random: () => 0 }) };
  };
  const bodyOf = ({ requests }: ScriptedServer) =>
    JSON.parse(requests.findLast(({ method }) => method === 'POST')?.body ?? '{}');

  describe(dialect, () => {
    test('models, with what is known of them', async () => {
      const { inference } = await open();
      const [model] = await inference.models();
      expect(model).toMatchObject({ id: 'm', endpointId: 'e0', contextLength: window });
      expect(await inference.health()).toMatchObject({
        discovery: [{ dialect, by: 'declared' }],
        endpoints: [{ state: 'up' }],
      });
    });

    test('a stream, with whatever it sends to stay alive, and usage', async () => {
      const { inference, server } = await open({ thought: 'سوچ' });
      const stream = inference.stream(request);
      const events: ChatEvent[] = [];
      for await (const event of stream) events.push(event);
      const texts = events.flatMap((event) => (event.type === 'text' ? [event.delta] : []));
      expect(texts).toEqual(['گندم', ' اچھی', ' ہے']);
      const usage = { input: 1, output: 3, source: 'reported' };
      const told = { text: 'گندم اچھی ہے', reasoning: facts.thinks ? 'سوچ' : '', usage };
      expect(await stream.result).toMatchObject({ ...told, finishReason: 'stop', servedModel: 'm' });
      expect(bodyOf(server)).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    });

    test('a whole answer to a request for a stream', async () => {
      const { inference } = await open({ mood: 'answers whole' });
      expect(await inference.chat(request)).toMatchObject({ text: 'گندم اچھی ہے', finishReason: 'stop', usage: { output: 3 } });
    });

    test('a value of a schema, asked for in its own words', async () => {
      const { inference, server } = await open();
      expect(await inference.object({ ...request, schema: shape })).toMatchObject({ value: { crop: 'گندم' }, repaired: false });
      const body = bodyOf(server);
      expect(body).toMatchObject(facts.structured(expect.objectContaining({ type: 'object', required: ['crop'] })));
      expect(Object.keys(body).filter((key) => key.startsWith('guided_'))).toEqual([]);
    });

    test.each(facts.tools ? ['a call of a tool'] : [])('%s', async () => {
      const { inference } = await open();
      expect(await inference.chat({ ...request, tools })).toMatchObject({
        finishReason: 'tool_calls',
        toolCalls: [{ id: 'call_1', name: 'price', arguments: '{"crop":"گندم"}' }],
      });
    });

    test('a stream that fails after its first text', async () => {
      const { inference, server } = await open({ mood: 'breaks' });
      const error = await failureOf(inference.chat(request));
      expect(error).toMatchObject({ ...facts.breaks, retryable: false, partial: { text: 'گندم', complete: false } });
      expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    });

    const refusals: readonly (readonly [Mood, Failure | null])[] = [
      ['overflows', facts.overflows],
      ['loads', facts.loads],
      ['is busy', facts.isBusy],
    ];
    test.each(refusals.filter(([, failure]) => failure !== null))('it %s', async (mood, failure) => {
      const { inference } = await open({ mood });
      expect(await failureOf(inference.chat(request, once))).toMatchObject({ ...failure, endpointId: 'e0' });
    });
  });
}

/** How OpenAI's own API is asked for a schema. */
export const asOpenAi = (schema: unknown): object => ({
  response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } },
});
