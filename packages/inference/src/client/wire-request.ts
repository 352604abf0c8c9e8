import { type WireWishes, wireFields } from '../dialects/wire.ts';
import type { ChatMessage, ChatRequest, ContentPart, Tool } from '../types/chat.ts';
import type { Dialect } from '../types/dialect.ts';

/**
 * The body of `POST /chat/completions` in a server's dialect, always streamed and with usage asked for.
 * @throws InferenceError `not_supported` for what the server would not know
 */
export function chatBody(wishes: WireWishes, dialect: Dialect | undefined): string {
  const { request } = wishes;
  const { model, messages, temperature, topP, maxTokens, seed, stop, tools, toolChoice, responseFormat } = request;
  return JSON.stringify({
    model,
    messages: messages.map(wireMessage),
    stream: true,
    stream_options: { include_usage: true },
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    seed,
    stop,
    tools: tools?.map(wireTool),
    tool_choice: typeof toolChoice === 'object' ? { type: 'function', function: toolChoice } : toolChoice,
    response_format: wireFormat(responseFormat),
    ...wireFields(dialect, wishes),
  });
}

export const wireTool = (tool: Tool): object => ({ type: 'function', function: tool });

export function wireMessage(message: ChatMessage): object {
  switch (message.role) {
    case 'system':
      return message;
    case 'user':
      return { role: 'user', content: typeof message.content === 'string' ? message.content : message.content.map(wirePart) };
    case 'assistant': {
      const calls = message.toolCalls?.map(({ id, name, arguments: args }) => ({
        id,
        type: 'function',
        function: { name, arguments: args },
      }));
      return { role: 'assistant', content: message.content, tool_calls: calls };
    }
    case 'tool':
      return { role: 'tool', content: message.content, tool_call_id: message.toolCallId };
  }
}

const wirePart = (part: ContentPart): object =>
  part.type === 'text' ? part : { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } };

function wireFormat(format: ChatRequest['responseFormat']): object | undefined {
  if (format?.type !== 'json_schema') return format;
  return { type: 'json_schema', json_schema: { name: format.name, schema: format.schema, strict: true } };
}
