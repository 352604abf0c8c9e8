/** The messages of a chat as they come over the wire, and as the model gets them. */
import { z } from 'zod';
import { invalidRequest } from '../gateway-error.ts';
import type { ChatMessage, FunctionCall } from '../llama/port.ts';
import { isTooDeep } from './nesting.ts';

const textContent = z.union([
  z.string(),
  z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join('')),
]);

const toolCall = z.object({
  id: z.string().min(1),
  type: z.literal('function').default('function'),
  function: z.object({ name: z.string().min(1), arguments: z.string() }),
});

export const chatMessage = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer', 'user']), content: textContent }),
  z.object({ role: z.literal('assistant'), content: textContent.nullish(), tool_calls: z.array(toolCall).nullish() }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string().min(1), content: textContent }),
]);

type WireMessage = z.output<typeof chatMessage>;
type ToolCall = z.output<typeof toolCall>;
type ToolMessage = Extract<WireMessage, { role: 'tool' }>;

/**
 * Joins each call with its result, which must follow it before anyone else speaks.
 * @throws GatewayError 400 for a call without a result or a result without a call.
 */
export function chatMessagesOf(messages: readonly WireMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  let called = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (!called.has(message.tool_call_id)) throw invalidRequest(`messages.${index}: there is no such call`, 'messages');
      continue;
    }
    const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
    called = new Set(calls.map(({ id }) => id));
    const { role, content } = message;
    if (role !== 'assistant') joined.push({ role: role === 'user' ? 'user' : 'system', content });
    else joined.push({ role, content: content ?? '', calls: answered(calls, resultsAfter(messages, index), index) });
  }
  return joined;
}

function answered(calls: readonly ToolCall[], results: readonly ToolMessage[], index: number): FunctionCall[] {
  return calls.map(({ id, function: { name, arguments: given } }) => {
    const result = results.find(({ tool_call_id }) => tool_call_id === id);
    if (!result) throw invalidRequest(`messages.${index}: the call ${id.slice(0, 100)} has no result`, 'messages');
    return { name, arguments: jsonOrText(given), result: jsonOrText(result.content) };
  });
}

function resultsAfter(messages: readonly WireMessage[], index: number): ToolMessage[] {
  const results: ToolMessage[] = [];
  for (let next = index + 1; ; next += 1) {
    const message = messages[next];
    if (message?.role !== 'tool') return results;
    results.push(message);
  }
}

/** JSON as a value, which the model sees without the quotes of a string; any other text, and JSON without a bottom, as it is. */
function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? text : value;
  } catch {
    return text;
  }
}
