import type { ChatHistoryItem, ChatModelFunctionCall, ChatModelResponse } from 'node-llama-cpp';
import type { ChatMessage, FunctionCall } from './port.ts';

/**
 * The library's form of a chat. Neighbouring messages of the assistant are one turn of the model: a call, its result and the text
 * after it. The chat ends with the model's turn: an assistant's message at the end is continued.
 */
export function chatHistory(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const history: ChatHistoryItem[] = [];
  for (const message of messages) {
    const last = history.at(-1);
    if (message.role !== 'assistant') history.push(askedItem(message));
    else if (last?.type === 'model') last.response.push(...responseOf(message));
    else history.push({ type: 'model', response: responseOf(message) });
  }
  if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] });
  return history;
}

function askedItem({ role, content }: Extract<ChatMessage, { role: 'system' | 'user' }>): ChatHistoryItem {
  return role === 'system' ? { type: 'system', text: content } : { type: 'user', text: content };
}

function responseOf({ content, calls = [] }: Extract<ChatMessage, { role: 'assistant' }>): ChatModelResponse['response'] {
  return [...(content === '' && calls.length > 0 ? [] : [content]), ...calls.map(callItem)];
}

/** The first call of a message is apart from those of an earlier one. */
function callItem({ name, arguments: params, result }: FunctionCall, index: number): ChatModelFunctionCall {
  return { type: 'functionCall', name, params, result, ...(index === 0 && { startsNewChunk: true }) };
}
