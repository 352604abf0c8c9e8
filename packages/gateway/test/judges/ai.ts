/** The published packages `ai` and `@ai-sdk/openai-compatible`. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embedMany, generateObject, generateText, stepCountIs, streamText, tool } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { scriptedAnswer } from '../../src/testing/scripted-gguf.ts';
import type { TestGateway } from '../../src/testing/start-test-gateway.ts';
import { endlessQuestion, expectCutShort, longQuestion, question, rateResult, ratesQuestion, rateTool } from './court.ts';

const crop = z.object({ crop: z.enum(['گندم', 'چاول']) });

export function judgeAi(gateway: () => TestGateway): void {
  const providerOf = () => {
    const { url, token } = gateway().connection;
    const baseURL = `${url}/v1`;
    return createOpenAICompatible({
      name: 'gateway',
      baseURL,
      apiKey: token,
      supportsStructuredOutputs: true,
      includeUsage: true,
    });
  };
  const ask = (prompt: string) => ({ model: providerOf().chatModel('scripted'), prompt, maxRetries: 0 });

  describe('ai', () => {
    test('generateText, with its usage', async () => {
      const { text, finishReason, usage } = await generateText(ask(question));
      expect([text, finishReason, usage.outputTokens]).toEqual([scriptedAnswer, 'stop', 10]);
    });

    test('streamText', async () => {
      const { textStream, finishReason, usage } = streamText(ask(question));
      const deltas: string[] = [];
      for await (const delta of textStream) deltas.push(delta);
      expect([deltas.length, deltas.join('')]).toEqual([9, scriptedAnswer]);
      expect([await finishReason, (await usage).outputTokens]).toEqual(['stop', 10]);
    });

    test('generateObject', async () => {
      const { object } = await generateObject({ ...ask(question), schema: crop });
      expect(['گندم', 'چاول']).toContain(object.crop);
    });

    test.each(['generateText', 'streamText'])('%s calls the tool and comes back with words', async (name) => {
      const called: unknown[] = [];
      const execute = async (given: unknown) => {
        called.push(given);
        return rateResult;
      };
      const { description } = rateTool;
      const tools = { [rateTool.name]: tool({ description, inputSchema: z.object({ crop: z.string() }), execute }) };
      const asked = { ...ask(ratesQuestion), tools, stopWhen: stepCountIs(2) };
      const text = name === 'generateText' ? (await generateText(asked)).text : await streamText(asked).text;
      expect([text, called]).toEqual([scriptedAnswer, [{ crop: 'کپاس' }]]);
    });

    test('embedMany', async () => {
      const model = providerOf().textEmbeddingModel('scripted');
      const { embeddings, usage } = await embedMany({ model, values: ['گندم', 'چاول'], maxRetries: 0 });
      expect(embeddings.map((vector) => Math.hypot(...vector))).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
      expect(usage.tokens).toBe(18);
    });

    test('an abort ends the generation', async () => {
      const controller = new AbortController();
      await expectCutShort(gateway(), async () => {
        const { textStream } = streamText({ ...ask(endlessQuestion), abortSignal: controller.signal });
        for await (const _ of textStream) controller.abort();
      });
      expect((await generateText(ask(question))).text).toBe(scriptedAnswer);
    });

    test('a prompt that does not fit is a 400', async () => {
      await expect(generateText(ask(longQuestion))).rejects.toMatchObject({ statusCode: 400, isRetryable: false });
    });
  });
}
