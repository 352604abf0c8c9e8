import type { QueryClient } from '@tanstack/react-query';
import { conversationQuery } from '../conversations/conversation-queries.ts';
import type { Message, Written } from '../shapes.ts';

/** An answer as it is now, in the conversation that is shown. */
export function putAnswer(client: QueryClient, conversationId: string, answer: Message): void {
  change(client, conversationId, answer.id, () => answer);
}

/** What a model has written so far. */
export function putText(client: QueryClient, conversationId: string, messageId: string, text: string): void {
  change(client, conversationId, messageId, (message) =>
    message.written?.status === 'writing' ? { ...message, written: { ...message.written, text } } : message,
  );
}

/** What the page has of an answer; null when it has none. */
export function writtenOf(client: QueryClient, conversationId: string, messageId: string): Written | null {
  const conversation = client.getQueryData(conversationQuery(conversationId).queryKey);
  return conversation?.messages.find(({ id }) => id === messageId)?.written ?? null;
}

function change(client: QueryClient, conversationId: string, messageId: string, to: (message: Message) => Message): void {
  client.setQueryData(
    conversationQuery(conversationId).queryKey,
    (known) =>
      known && { ...known, messages: known.messages.map((message) => (message.id === messageId ? to(message) : message)) },
  );
}
