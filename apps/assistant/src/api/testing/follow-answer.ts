/** Follows an answer as a screen does. */

import { z } from 'zod';
import type { Message } from '../conversation/conversation-view.ts';
import type { FollowEvent } from '../conversation/follow-conversation.ts';
import type { Caller } from './open-desk.ts';

/** What a caller gives and the wire carries; the types are those of a client, which has unpacked it. */
export const envelope = z.tuple([z.string(), z.custom<FollowEvent>()]).rest(z.unknown());

export interface AnswerIds {
  readonly conversationId: string;
  readonly messageId: string;
}

export interface Followed {
  /** The text put together from its events. */
  readonly text: string;
  readonly ids: readonly string[];
  readonly end: Message;
}

/** Ids of the answer of an exchange. */
export function idsOf({ conversation, answer }: { conversation: { id: string }; answer: { id: string } }): AnswerIds {
  return { conversationId: conversation.id, messageId: answer.id };
}

export interface FollowOptions {
  /** The text that the client has. */
  readonly has?: string;
  readonly lastEventId?: string;
  readonly onText?: () => void;
}

/** Everything from here on, until the end. One who comes when it has ended is given the end alone. */
export async function followAnswer(caller: Caller, ids: AnswerIds, options: FollowOptions = {}): Promise<Followed> {
  const { has = '', lastEventId, onText = () => {} } = options;
  const events = await caller.conversation.follow({ ...ids, from: has.length, ...(lastEventId && { lastEventId }) });
  let text = has;
  const seen: string[] = [];
  for await (const sent of events) {
    const [id, event] = envelope.parse(sent);
    seen.push(id);
    if (event.type === 'end') return { text, ids: seen, end: event.message };
    text = grown(text, event);
    onText();
  }
  throw new Error('The stream of an answer ended without its end');
}

/** The same, and a sign that some text has come: whoever has that misses nothing. */
export function following(caller: Caller, ids: AnswerIds, options: FollowOptions = {}) {
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { arrived, all: followAnswer(caller, ids, { ...options, onText: arrive }) };
}

/** Waits until a word has come. */
export async function untilText(caller: Caller, ids: AnswerIds): Promise<void> {
  const events = await caller.conversation.follow({ ...ids, from: 0 });
  for await (const sent of events) if (envelope.parse(sent)[1].type === 'text') return;
}

export function grown(text: string, { at, delta }: Extract<FollowEvent, { type: 'text' }>): string {
  return text.slice(0, at) + delta;
}
