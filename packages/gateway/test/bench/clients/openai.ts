import OpenAI from 'openai';
import { type BenchClient, type Plan, promptOf, Reading, type Target } from '../plan.ts';

const requestOf = (plan: Plan) => ({
  model: 'bench',
  messages: [{ role: 'user' as const, content: promptOf(plan) }],
  max_tokens: plan.tokens,
  stream_options: { include_usage: true },
});

const clientOf = ({ baseURL, apiKey }: Target): OpenAI => new OpenAI({ baseURL, apiKey, maxRetries: 0 });

/** The published package, its plain stream. */
export function openaiCreate(target: Target): BenchClient {
  const openai = clientOf(target);
  return {
    name: 'openai create',
    async stream(plan) {
      const reading = new Reading();
      for await (const chunk of await openai.chat.completions.create({ ...requestOf(plan), stream: true })) {
        reading.take(chunk.choices[0]?.delta.content);
      }
      return reading.end(plan);
    },
    close: async () => {},
  };
}

/** The published package, the stream that also gathers the answer, as ours does. */
export function openaiStream(target: Target): BenchClient {
  const openai = clientOf(target);
  return {
    name: 'openai stream',
    async stream(plan) {
      const reading = new Reading();
      const stream = openai.chat.completions.stream(requestOf(plan));
      for await (const chunk of stream) reading.take(chunk.choices[0]?.delta.content);
      await stream.finalChatCompletion();
      return reading.end(plan);
    },
    close: async () => {},
  };
}
