/** A read of a conversation that was under way while a text in it grew knows less of that text than the page does. */
import { replaceEqualDeep } from '@tanstack/react-query';
import type { Conversation, Message } from '../shapes.ts';

/**
 * What is shown after a read: as it was read, but a text that is still being written never becomes shorter. For a query's
 * `structuralSharing`, which hands over whatever the cache holds.
 */
export function keepGrown(known: unknown, read: unknown): unknown {
  return replaceEqualDeep(known, isConversation(known) && isConversation(read) ? grown(known, read) : read);
}

function grown(known: Conversation, read: Conversation): Conversation {
  const before = new Map(known.messages.map((message) => [message.id, message]));
  return { ...read, messages: read.messages.map((message) => longer(before.get(message.id), message)) };
}

function longer(known: Message | undefined, read: Message): Message {
  if (known?.written?.status !== 'writing' || read.written?.status !== 'writing') return read;
  const { text } = known.written;
  return text.startsWith(read.written.text) ? { ...read, written: { ...read.written, text } } : read;
}

function isConversation(value: unknown): value is Conversation {
  return typeof value === 'object' && value !== null && 'messages' in value && Array.isArray(value.messages);
}
