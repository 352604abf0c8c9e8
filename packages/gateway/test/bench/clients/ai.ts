import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import { type BenchClient, promptOf, Reading, type Target } from '../plan.ts';

/** The published `ai` package with its adapter for servers like ours. */
export function aiStreamText({ baseURL, apiKey }: Target): BenchClient {
  const provider = createOpenAICompatible({ name: 'bench', baseURL, apiKey, includeUsage: true });
  return {
    name: 'ai streamText',
    async stream(plan) {
      const reading = new Reading();
      const { textStream } = streamText({
        model: provider('bench'),
        prompt: promptOf(plan),
        maxOutputTokens: plan.tokens,
        maxRetries: 0,
      });
      for await (const text of textStream) reading.take(text);
      return reading.end(plan);
    },
    close: async () => {},
  };
}
