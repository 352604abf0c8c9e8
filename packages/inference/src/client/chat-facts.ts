/** What is known of a chat before it is sent. */
import type { ChatRequest } from '../types/chat.ts';
import type { CallSize } from './call-record.ts';

export function sizeOf({ messages, tools = [], maxTokens }: ChatRequest): CallSize {
  const texts = messages.flatMap(({ content }) =>
    typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '')),
  );
  const told = tools.length === 0 ? 0 : JSON.stringify(tools).length;
  return { promptLength: texts.reduce((sum, { length }) => sum + length, told), maxTokens: maxTokens ?? null };
}

/** A server may be unable to do what goes beyond a plain chat. */
export function needOf({ messages, tools = [], responseFormat, grammar }: ChatRequest): string {
  const hasImage = messages.some(({ content }) => typeof content !== 'string' && content.some(({ type }) => type === 'image'));
  const wants = {
    tools: tools.length > 0,
    vision: hasImage,
    jsonSchema: responseFormat !== undefined,
    grammar: grammar !== undefined,
  };
  const named = Object.entries(wants).flatMap(([name, wanted]) => (wanted ? [name] : []));
  return named.length === 0 ? 'chat' : `chat with ${named.join(', ')}`;
}
