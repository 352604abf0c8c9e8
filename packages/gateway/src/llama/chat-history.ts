import type { ChatHistoryItem } from 'node-llama-cpp';
import type { ChatMessage } from './port.ts';

/** The library's form of a chat. It ends with the model's turn: an assistant's message at the end is continued. */
export function chatHistory(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const history = messages.map(itemOf);
  if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] });
  return history;
}

function itemOf({ role, content }: ChatMessage): ChatHistoryItem {
  switch (role) {
    case 'system':
      return { type: 'system', text: content };
    case 'user':
      return { type: 'user', text: content };
    case 'assistant':
      return { type: 'model', response: [content] };
  }
}
