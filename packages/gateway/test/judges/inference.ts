/** This repository's client, `@repo/inference`. */
import { createInference } from '@repo/inference';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { scriptedAnswer } from '../../src/testing/scripted-gguf.ts';
import type { TestGateway } from '../../src/testing/start-test-gateway.ts';
import {
  contextSize,
  endlessQuestion,
  expectCutShort,
  longQuestion,
  question,
  rateResult,
  ratesQuestion,
  rateTool,
} from './court.ts';

export function judgeInference(gateway: () => TestGateway): void {
  const clientOf = () => {
    const { url, token } = gateway().connection;
    return createInference({ endpoints: [{ id: 'gateway', baseURL: `${url}/v1`, apiKey: token }] });
  };
  const model = 'scripted';
  const user = (content: string) => ({ role: 'user' as const, content });
  const ask = (content: string) => ({ model, messages: [user(content)] });

  describe('@repo/inference', () => {
    test('a chat and a stream, with their usage', async () => {
      const inference = clientOf();
      expect(await inference.chat(ask(question))).toMatchObject({
        text: scriptedAnswer,
        finishReason: 'stop',
        usage: { output: 10 },
      });
      const stream = inference.stream(ask(question));
      const deltas: string[] = [];
      for await (const event of stream) if (event.type === 'text') deltas.push(event.delta);
      expect([deltas.length, (await stream.result).text]).toEqual([9, scriptedAnswer]);
      await inference.close();
    });

    test('an object', async () => {
      const { value } = await clientOf().object({ ...ask(question), schema: z.object({ crop: z.enum(['گندم', 'چاول']) }) });
      expect(['گندم', 'چاول']).toContain(value.crop);
    });

    test('a call, and the words after its result', async () => {
      const tools = [rateTool];
      const { toolCalls, finishReason } = await clientOf().chat({ ...ask(ratesQuestion), tools });
      expect([finishReason, toolCalls]).toMatchObject(['tool_calls', [{ name: rateTool.name, arguments: '{"crop": "کپاس"}' }]]);
      const messages = [
        user(ratesQuestion),
        { role: 'assistant' as const, content: '', toolCalls },
        { role: 'tool' as const, content: JSON.stringify(rateResult), toolCallId: toolCalls[0]?.id ?? '' },
      ];
      expect((await clientOf().chat({ model, messages, tools })).text).toBe(scriptedAnswer);
      const forced = await clientOf().chat({ ...ask(question), tools, toolChoice: { name: rateTool.name } });
      expect(forced.toolCalls).toHaveLength(1);
    });

    test('embeddings, models and health', async () => {
      const { vectors, usage } = await clientOf().embed({ model, inputs: ['گندم', 'چاول'] });
      expect([vectors.length, vectors[0]?.length, usage?.input]).toEqual([2, 288, 18]);
      expect(await clientOf().models()).toMatchObject([{ id: model, contextLength: contextSize }]);
      expect((await clientOf().health()).endpoints).toMatchObject([{ state: 'up' }]);
    });

    test('what the gateway has not is an error of its own', async () => {
      await expect(clientOf().rerank({ model, query: question, documents: ['گندم'] })).rejects.toMatchObject({
        code: 'not_supported',
      });
      const failure = { code: 'context_length_exceeded', promptTokens: 4420, contextSize };
      await expect(clientOf().chat(ask(longQuestion))).rejects.toMatchObject(failure);
    });

    test('an abort ends the generation', async () => {
      const inference = clientOf();
      await expectCutShort(gateway(), async () => {
        for await (const event of inference.stream(ask(endlessQuestion))) if (event.type === 'text') break;
      });
      expect((await inference.chat(ask(question))).text).toBe(scriptedAnswer);
    });
  });
}
