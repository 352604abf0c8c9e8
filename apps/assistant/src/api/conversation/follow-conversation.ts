import { setTimeout as sleep } from 'node:timers/promises';
import { organizationProcedure, tracked } from '@repo/server/trpc';
import { z } from 'zod';
import { liveRun } from '../writing/live-runs.ts';
import { lookEvery } from '../writing/pace.ts';
import { answerInput, placeOf } from './answer-input.ts';
import type { Message } from './conversation-view.ts';
import { findAnswer } from './find-answer.ts';

const followInput = answerInput.extend({
  /** Characters of the text that the client has. */
  from: z.int().min(0).default(0),
  /** Sent by the browser when it connects again; it knows better than `from`. */
  lastEventId: z.string().max(20).nullish(),
});

export type FollowEvent =
  /** The text so far is its first `at` UTF-16 units and the delta. */
  | { readonly type: 'text'; readonly at: number; readonly delta: string }
  /** The answer as it is stored; nothing comes after it. */
  | { readonly type: 'end'; readonly message: Message };

type FollowEvents = AsyncIterable<ReturnType<typeof tracked<FollowEvent>>, void>;

/**
 * The text of an answer while a model writes it, then the answer. Each event's id is the length of the text. Where this process
 * writes, deltas come as they come; where another one does, its text is looked at twice a second. Leaving ends nothing. Fails with
 * `CONVERSATION_NOT_FOUND`.
 */
export const followConversation = organizationProcedure
  .input(followInput)
  .output(z.custom<FollowEvents>((value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value))
  .subscription(async function* ({ ctx, input: { from, lastEventId, ...input }, signal: leaving }) {
    const { tenant, orgId } = ctx;
    const place = placeOf(input);
    const look = () => tenant((tx) => findAnswer(tx, ctx, place, ctx.now()));
    const text = (at: number, delta: string) => {
      has = at + delta.length;
      return tracked<FollowEvent>(String(has), { type: 'text', at, delta });
    };
    let has = lengthOf(lastEventId) ?? from;
    let message = await look();
    while (message.written?.status === 'writing') {
      const run = liveRun({ orgId, id: place.id });
      if (run) {
        for await (const { at, delta } of run.follow(has, leaving)) yield text(at, delta);
      } else {
        const stored = message.written.text;
        const at = has > stored.length ? 0 : has;
        if (stored.length > at) yield text(at, stored.slice(at));
        await sleep(lookEvery, undefined, { signal: leaving }).catch(() => {});
      }
      if (leaving?.aborted === true) return;
      message = await look();
    }
    yield tracked<FollowEvent>(String(message.written?.text.length ?? 0), { type: 'end', message });
  });

function lengthOf(lastEventId: string | null | undefined): number | null {
  return typeof lastEventId === 'string' && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : null;
}
