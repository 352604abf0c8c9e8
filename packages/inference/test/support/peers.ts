/** The published clients of models, each asked for one streamed reply through a `fetch`. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import OpenAI from 'openai';
import { InferenceError } from '../../src/index.ts';

export interface Ask {
  readonly fetch: typeof globalThis.fetch;
  readonly baseURL: string;
  readonly model: string;
}

type Peer = (ask: Ask) => Promise<string>;

const openai: Peer = async ({ fetch, baseURL, model }) => {
  const client = new OpenAI({ apiKey: 'key', baseURL, fetch, maxRetries: 0 });
  const stream = await client.chat.completions.create({ model, messages: [{ role: 'user', content: 'سلام' }], stream: true });
  let text = '';
  for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
  return text;
};

const ai: Peer = async ({ fetch, baseURL, model }) => {
  const provider = createOpenAICompatible({ name: 'ours', baseURL, fetch });
  let failure: unknown = null;
  const result = streamText({
    model: provider(model),
    prompt: 'سلام',
    maxRetries: 0,
    onError: ({ error }) => {
      failure = error;
    },
  });
  let text = '';
  for await (const delta of result.textStream) text += delta;
  if (failure !== null) throw failure;
  return text;
};

const plain: Peer = async ({ fetch, baseURL, model }) => {
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'سلام' }], stream: true });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${baseURL}/chat/completions`, { method: 'POST', headers, body });
  const events = (await answer.text()).matchAll(/"content":"([^"]*)"/g);
  return [...events].map(([, content]) => content).join('');
};

export const peers = { openai, ai, fetch: plain } as const;

/** What a client's own error was caused by, as we said it. */
export async function refusalOf(promise: Promise<unknown>): Promise<InferenceError> {
  const thrown: unknown = await promise.then(
    () => new Error('It was answered'),
    (error: unknown) => error,
  );
  for (let each = thrown; each instanceof Error; each = each.cause) if (each instanceof InferenceError) return each;
  throw new Error('Expected a refusal of ours', { cause: thrown });
}
