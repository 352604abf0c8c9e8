/** The published package `ollama`. */
import { Ollama } from 'ollama';
import { describe, expect, test } from 'vitest';
import { scriptedAnswer } from '../../src/testing/scripted-gguf.ts';
import type { TestGateway } from '../../src/testing/start-test-gateway.ts';
import {
  endlessQuestion,
  expectCutShort,
  longQuestion,
  plantSchema,
  question,
  rateResult,
  ratesQuestion,
  rateTool,
} from './court.ts';

export function judgeOllama(gateway: () => TestGateway): void {
  const clientOf = (token = gateway().connection.token) =>
    new Ollama({ host: gateway().connection.url, headers: { authorization: `Bearer ${token}` } });
  const user = (content: string) => ({ role: 'user', content });
  const model = 'scripted';

  describe('ollama', () => {
    test('a chat, with what it used', async () => {
      const { message, done_reason, eval_count, prompt_eval_count } = await clientOf().chat({
        model,
        messages: [user(question)],
      });
      expect([message.content, done_reason, eval_count]).toEqual([scriptedAnswer, 'stop', 10]);
      expect(prompt_eval_count).toBeGreaterThan(20);
    });

    test('a stream', async () => {
      const stream = await clientOf().chat({ model: `${model}:latest`, messages: [user(question)], stream: true });
      const deltas: string[] = [];
      for await (const part of stream) {
        if (part.message.content !== '') deltas.push(part.message.content);
        if (part.done) expect(part).toMatchObject({ done_reason: 'stop', eval_count: 10 });
      }
      expect([deltas.length, deltas.join('')]).toEqual([9, scriptedAnswer]);
    });

    test('options', async () => {
      const options = { num_predict: 2, temperature: 0, seed: 7, num_ctx: 128 };
      const { message, done_reason } = await clientOf().chat({ model, messages: [user(question)], options });
      expect([message.content, done_reason]).toEqual(['السلام علیکم', 'length']);
    });

    test.each([
      ['a schema', plantSchema],
      ['json', 'json'],
    ])('format: %s', async (_name, format) => {
      const { message } = await clientOf().chat({ model, messages: [user(question)], format, options: { num_predict: 64 } });
      if (format !== 'json') expect(['گندم', 'چاول']).toContain(JSON.parse(message.content).crop);
      else expect(message.content).toMatch(/^\s*[[{"\d]/);
    });

    test.each([false, true])('a tool is called, and its result answered in words (streamed: %s)', async (streamed) => {
      const tools = [{ type: 'function', function: rateTool }];
      const asked = user(ratesQuestion);
      const calls = streamed
        ? await callsOf(await clientOf().chat({ model, messages: [asked], tools, stream: true }))
        : ((await clientOf().chat({ model, messages: [asked], tools })).message.tool_calls ?? []);
      expect(calls).toEqual([{ function: { name: rateTool.name, arguments: { crop: 'کپاس' } } }]);
      const called = { role: 'assistant', content: '', tool_calls: calls };
      const result = { role: 'tool', content: JSON.stringify(rateResult), tool_name: rateTool.name };
      const { message } = await clientOf().chat({ model, messages: [asked, called, result], tools });
      expect(message.content).toBe(scriptedAnswer);
    });

    test('embed', async () => {
      const { embeddings, prompt_eval_count } = await clientOf().embed({ model, input: ['گندم', 'چاول'] });
      expect(embeddings.map((vector) => Math.hypot(...vector))).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
      expect(prompt_eval_count).toBe(18);
    });

    test('list, show and version', async () => {
      const { models } = await clientOf().list();
      expect(models.map(({ name, digest }) => [name, digest.length])).toEqual([[model, 64]]);
      expect(await clientOf().show({ model })).toMatchObject({
        license: 'cc0-1.0',
        capabilities: ['completion', 'tools', 'embedding'],
      });
      expect((await clientOf().version()).version).toMatch(/^0\.0\.0/);
    });

    test('an abort ends the generation', async () => {
      const client = clientOf();
      await expectCutShort(gateway(), async () => {
        const stream = await client.chat({ model, messages: [user(endlessQuestion)], stream: true });
        const reading = (async () => {
          for await (const part of stream) if (part.message.content !== '') stream.abort();
        })();
        await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
      });
      expect((await client.chat({ model, messages: [user(question)] })).message.content).toBe(scriptedAnswer);
    });

    test('errors are words, as it reads them', async () => {
      const asked = clientOf().chat({ model, messages: [user(longQuestion)] });
      await expect(asked).rejects.toMatchObject({ status_code: 400, error: expect.stringContaining('4420 tokens') });
      await expect(clientOf('wrong').list()).rejects.toMatchObject({ status_code: 401, error: expect.any(String) });
      const other = clientOf().chat({ model: 'other', messages: [user(question)] });
      await expect(other).rejects.toMatchObject({ status_code: 404, error: expect.any(String) });
    });
  });
}

async function callsOf(stream: AsyncIterable<{ message: { tool_calls?: ToolCall[] } }>): Promise<ToolCall[]> {
  const calls: ToolCall[] = [];
  for await (const { message } of stream) calls.push(...(message.tool_calls ?? []));
  return calls;
}

interface ToolCall {
  function: { name: string; arguments: Record<string, unknown> };
}
