/** The bodies of an answer as llama.cpp's server sends them: of a chat, and of a continued text. */
import { randomUUID } from 'node:crypto';
import type { Generation, TextChunk } from '../llama/port.ts';

/** How one answer is written, whole or in events. */
export interface AnswerBodies {
  /** Sent before there is a first token. */
  readonly first: unknown;
  delta(chunk: TextChunk): unknown;
  finish(reason: Generation['finishReason']): unknown;
  usage(promptTokens: number, generation: Generation): unknown;
  whole(text: Readonly<Record<TextChunk['channel'], string>>, promptTokens: number, generation: Generation): unknown;
}

/** The bodies of `/v1/chat/completions`. */
export function chatBodies(model: string): AnswerBodies {
  const head = headOf('chatcmpl', model);
  const event = (delta: object, reason: Generation['finishReason'] = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  return {
    first: event({ role: 'assistant', content: null }),
    delta: ({ channel, text }) => event(channel === 'reasoning' ? { reasoning_content: text } : { content: text }),
    finish: (reason) => event({}, reason),
    usage: (promptTokens, generation) => ({ ...event({}), choices: [], usage: usageOf(promptTokens, generation) }),
    whole({ text, reasoning }, promptTokens, generation) {
      const message = { role: 'assistant', content: text, ...(reasoning !== '' && { reasoning_content: reasoning }) };
      return {
        ...head,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason: generation.finishReason }],
        usage: usageOf(promptTokens, generation),
      };
    },
  };
}

/** The bodies of `/v1/completions`. */
export function textBodies(model: string): AnswerBodies {
  const head = headOf('cmpl', model);
  const event = (text: string, reason: Generation['finishReason'] = null) => ({
    ...head,
    object: 'text_completion',
    choices: [{ index: 0, text, logprobs: null, finish_reason: reason }],
  });
  return {
    first: event(''),
    delta: ({ text }) => event(text),
    finish: (reason) => event('', reason),
    usage: (promptTokens, generation) => ({ ...event(''), choices: [], usage: usageOf(promptTokens, generation) }),
    whole: ({ text }, promptTokens, generation) => ({
      ...event(text, generation.finishReason),
      usage: usageOf(promptTokens, generation),
    }),
  };
}

function headOf(prefix: string, model: string) {
  return { id: `${prefix}-${randomUUID().replaceAll('-', '')}`, created: Math.floor(Date.now() / 1000), model };
}

function usageOf(promptTokens: number, { completionTokens, cachedTokens }: Generation) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}
