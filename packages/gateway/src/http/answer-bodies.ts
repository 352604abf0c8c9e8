/** The bodies of an answer as llama.cpp's server sends them: of a chat, and of a continued text. */
import { randomUUID } from 'node:crypto';
import type { AnswerChunk, CallChunk, Generation } from '../llama/port.ts';
import type { GatheredAnswer } from './gathered-answer.ts';
import { eventWire, type Wire } from './wire.ts';

/** How one answer is written, whole or in pieces. */
export interface AnswerBodies {
  readonly wire: Wire;
  /** Sent before there is a first token. */
  readonly opening: readonly unknown[];
  /** Undefined for what is not sent piece by piece. */
  delta(chunk: AnswerChunk): unknown;
  /** The end of a stream. */
  closing(generation: Generation, promptTokens: number): readonly unknown[];
  whole(answer: GatheredAnswer, generation: Generation, promptTokens: number): unknown;
}

export interface StreamOptions {
  /** A stream ends with what it used. */
  readonly withUsage: boolean;
}

/** The bodies of `/v1/chat/completions`. */
export function chatBodies(model: string, { withUsage }: StreamOptions): AnswerBodies {
  const head = headOf('chatcmpl', model);
  const event = (delta: object, reason: Generation['finishReason'] = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  const begun = new Set<number>();
  const callDelta = ({ index, name, text }: CallChunk) => {
    if (begun.has(index)) return { index, function: { arguments: text } };
    begun.add(index);
    return { index, id: newCallId(), type: 'function', function: { name, arguments: text } };
  };
  return {
    wire: eventWire,
    opening: [event({ role: 'assistant', content: null })],
    delta(chunk) {
      if (chunk.channel === 'call') return event({ tool_calls: [callDelta(chunk)] });
      return event(chunk.channel === 'reasoning' ? { reasoning_content: chunk.text } : { content: chunk.text });
    },
    closing: (generation, promptTokens) => [
      event({}, generation.finishReason),
      ...(withUsage ? [{ ...event({}), choices: [], usage: usageOf(promptTokens, generation) }] : []),
    ],
    whole: (answer, generation, promptTokens) => ({
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message: messageOf(answer), finish_reason: generation.finishReason }],
      usage: usageOf(promptTokens, generation),
    }),
  };
}

/** The bodies of `/v1/completions`. */
export function textBodies(model: string, { withUsage }: StreamOptions): AnswerBodies {
  const head = headOf('cmpl', model);
  const event = (text: string, reason: Generation['finishReason'] = null) => ({
    ...head,
    object: 'text_completion',
    choices: [{ index: 0, text, logprobs: null, finish_reason: reason }],
  });
  return {
    wire: eventWire,
    opening: [event('')],
    delta: ({ text }) => event(text),
    closing: (generation, promptTokens) => [
      event('', generation.finishReason),
      ...(withUsage ? [{ ...event(''), choices: [], usage: usageOf(promptTokens, generation) }] : []),
    ],
    whole: ({ text }, generation, promptTokens) => ({
      ...event(text, generation.finishReason),
      usage: usageOf(promptTokens, generation),
    }),
  };
}

/** The content is null, as OpenAI's is, where there is nothing but calls. */
function messageOf({ text, reasoning, calls }: GatheredAnswer) {
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(reasoning !== '' && { reasoning_content: reasoning }),
    ...(calls.length > 0 && {
      tool_calls: calls.map((call) => ({ id: newCallId(), type: 'function', function: call })),
    }),
  };
}

const newId = (): string => randomUUID().replaceAll('-', '');
const newCallId = (): string => `call_${newId()}`;

function headOf(prefix: string, model: string) {
  return { id: `${prefix}-${newId()}`, created: Math.floor(Date.now() / 1000), model };
}

function usageOf(promptTokens: number, { completionTokens, cachedTokens }: Generation) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}
