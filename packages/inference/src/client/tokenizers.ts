/** How servers are asked what the model's vocabulary makes of texts. */
import { isRecord, parseJson } from '../errors/json.ts';
import type { ChatRequest } from '../types/chat.ts';
import type { TokenizerKind } from '../types/tokenizer.ts';
import { textsOf } from './chat-facts.ts';
import { wireMessage, wireTool } from './wire-request.ts';

export interface TokenQuestion {
  readonly path: string;
  readonly body: object;
}

export interface Tokenizer {
  /** As the model reads it with its template, where the server knows that; else its texts alone, which is some tokens less. */
  ofPrompt(request: ChatRequest): TokenQuestion;
  ofReply(model: string, text: string): TokenQuestion;
}

const together = (request: ChatRequest): string => textsOf(request).join('\n');

export const tokenizers: Readonly<Record<TokenizerKind, Tokenizer>> = {
  'llama-server': {
    ofPrompt: (request) => ({ path: '../tokenize', body: { content: together(request) } }),
    ofReply: (_, content) => ({ path: '../tokenize', body: { content } }),
  },
  vllm: {
    ofPrompt({ model, messages, tools }) {
      const body = { model, messages: messages.map(wireMessage), tools: tools?.map(wireTool) };
      return { path: '../tokenize', body };
    },
    ofReply: (model, prompt) => ({ path: '../tokenize', body: { model, prompt, add_special_tokens: false } }),
  },
  gateway: {
    ofPrompt: (request) => ({ path: 'tokenize', body: { model: request.model, content: together(request) } }),
    ofReply: (model, content) => ({ path: 'tokenize', body: { model, content } }),
  },
};

/** The number of tokens in an answer; null where it names none. */
export function readCount(answer: string): number | null {
  const json = parseJson(answer);
  if (!isRecord(json)) return null;
  const count = json.count ?? (Array.isArray(json.tokens) ? json.tokens.length : null);
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}
