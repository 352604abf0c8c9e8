/** The published package `openai`. */
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { scriptedAnswer } from '../../src/testing/scripted-gguf.ts';
import type { TestGateway } from '../../src/testing/start-test-gateway.ts';
import {
  contextSize,
  endlessQuestion,
  expectCutShort,
  longQuestion,
  plantSchema,
  question,
  rateResult,
  ratesQuestion,
  rateTool,
} from './court.ts';

export function judgeOpenai(gateway: () => TestGateway): void {
  const clientOf = (apiKey = gateway().connection.token) =>
    new OpenAI({ baseURL: `${gateway().connection.url}/v1`, apiKey, maxRetries: 0 });
  const ask = (content: string) => ({ model: 'scripted', messages: [{ role: 'user' as const, content }] });
  const tools = [{ type: 'function' as const, function: rateTool }];

  describe('openai', () => {
    test('a chat, with its usage', async () => {
      const { choices, usage } = await clientOf().chat.completions.create(ask(question));
      expect(choices[0]).toMatchObject({ message: { content: scriptedAnswer }, finish_reason: 'stop' });
      expect(usage).toMatchObject({ completion_tokens: 10 });
    });

    test('a stream, gathered by its own accumulator', async () => {
      const stream = clientOf().chat.completions.stream({ ...ask(question), stream_options: { include_usage: true } });
      const deltas: string[] = [];
      stream.on('content', (delta) => deltas.push(delta));
      const { choices, usage } = await stream.finalChatCompletion();
      expect(deltas).toHaveLength(9);
      expect(choices[0]?.message.content).toBe(scriptedAnswer);
      expect(usage?.completion_tokens).toBe(10);
    });

    test('a JSON schema', async () => {
      const response_format = {
        type: 'json_schema' as const,
        json_schema: { name: 'crop', strict: true, schema: plantSchema },
      };
      const { choices } = await clientOf().chat.completions.parse({ ...ask(question), response_format });
      expect(['گندم', 'چاول']).toContain(JSON.parse(choices[0]?.message.content ?? '').crop);
    });

    test('its own loop calls the tool and comes back with words', async () => {
      const called: unknown[] = [];
      const run = async (given: unknown) => {
        called.push(given);
        return rateResult;
      };
      const runner = clientOf().chat.completions.runTools({
        ...ask(ratesQuestion),
        tools: [{ type: 'function', function: { ...rateTool, parse: JSON.parse, function: run } }],
      });
      expect(await runner.finalContent()).toBe(scriptedAnswer);
      expect(called).toEqual([{ crop: 'کپاس' }]);
    });

    test('a streamed call, put together by its own accumulator', async () => {
      const stream = clientOf().chat.completions.stream({ ...ask(ratesQuestion), tools });
      const pieces: string[] = [];
      stream.on('tool_calls.function.arguments.delta', ({ arguments_delta }) => pieces.push(arguments_delta));
      const [choice] = (await stream.finalChatCompletion()).choices;
      expect(choice?.finish_reason).toBe('tool_calls');
      expect(choice?.message.tool_calls).toMatchObject([{ function: { name: rateTool.name, arguments: '{"crop": "کپاس"}' } }]);
      expect(pieces.length).toBeGreaterThan(1);
    });

    test.each<[OpenAI.ChatCompletionToolChoiceOption, string, number]>([
      ['none', ratesQuestion, 0],
      ['required', question, 1],
      [{ type: 'function', function: { name: rateTool.name } }, question, 1],
    ])('tool_choice %j', async (tool_choice, content, calls) => {
      const max_tokens = 64;
      const { choices } = await clientOf().chat.completions.create({ ...ask(content), tools, tool_choice, max_tokens });
      expect(choices[0]?.message.tool_calls ?? []).toHaveLength(calls);
    });

    test('embeddings, which it asks for in base64', async () => {
      const { data, usage } = await clientOf().embeddings.create({ model: 'scripted', input: ['گندم', 'چاول'] });
      expect(data.map(({ embedding }) => Math.hypot(...embedding))).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
      expect(usage.prompt_tokens).toBe(18);
    });

    test('an abort ends the generation', async () => {
      const client = clientOf();
      await expectCutShort(gateway(), async () => {
        const stream = await client.chat.completions.create({ ...ask(endlessQuestion), stream: true });
        for await (const { choices } of stream) if (choices[0]?.delta.content) break;
      });
      expect((await client.chat.completions.create(ask(question))).choices[0]?.message.content).toBe(scriptedAnswer);
    });

    test('a prompt that does not fit is a 400 with both sizes', async () => {
      const failure = await clientOf()
        .chat.completions.create(ask(longQuestion))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(OpenAI.BadRequestError);
      expect(failure).toMatchObject({
        error: { type: 'exceed_context_size_error', n_ctx: contextSize, n_prompt_tokens: 4420 },
      });
    });

    test('errors of its own classes', async () => {
      await expect(clientOf('wrong').models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
      const other = clientOf().chat.completions.create({ ...ask(question), model: 'other' });
      await expect(other).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    });

    test('models', async () => {
      const ids: string[] = [];
      for await (const { id } of clientOf().models.list()) ids.push(id);
      expect(ids).toEqual(['scripted']);
      expect(await clientOf().models.retrieve('scripted')).toMatchObject({ id: 'scripted', owned_by: 'local' });
    });
  });
}
