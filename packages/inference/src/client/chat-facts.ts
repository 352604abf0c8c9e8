/** What is known of a chat before it is sent. */
import type { ChatRequest } from '../types/chat.ts';
import type { CallSize } from './call-record.ts';

export function sizeOf(request: ChatRequest): CallSize {
  const promptLength = textsOf(request).reduce((sum, { length }) => sum + length, 0);
  return { promptLength, maxTokens: request.maxTokens ?? null };
}

/** What the model will read. */
export function textsOf({ messages, tools = [] }: ChatRequest): readonly string[] {
  const texts = messages.flatMap(({ content }) =>
    typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '')),
  );
  return tools.length === 0 ? texts : [...texts, JSON.stringify(tools)];
}

export const hasImage = ({ messages }: ChatRequest): boolean =>
  messages.some(({ content }) => typeof content !== 'string' && content.some(({ type }) => type === 'image'));

/** A server may be unable to do what goes beyond a plain chat. */
export function needOf(request: ChatRequest): string {
  const { tools = [], responseFormat, grammar } = request;
  const wants = {
    tools: tools.length > 0,
    vision: hasImage(request),
    jsonSchema: responseFormat !== undefined,
    grammar: grammar !== undefined,
  };
  const named = Object.entries(wants).flatMap(([name, wanted]) => (wanted ? [name] : []));
  return named.length === 0 ? 'chat' : `chat with ${named.join(', ')}`;
}
