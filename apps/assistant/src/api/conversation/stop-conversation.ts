import { organizationProcedure } from '@repo/server/trpc';
import { liveRun } from '../writing/live-runs.ts';
import { endElsewhere, isUnderWay } from '../writing/stored-run.ts';
import { answerInput, placeOf } from './answer-input.ts';
import { messageView } from './conversation-view.ts';
import { findAnswer, findMessage } from './find-answer.ts';

/**
 * Stops the model that writes an answer; what had come stays. Stopping what has ended is no error. Fails with
 * `CONVERSATION_NOT_FOUND`.
 */
export const stopConversation = organizationProcedure
  .meta({ whileUnpaid: true })
  .input(answerInput)
  .output(messageView)
  .mutation(async ({ ctx, input }) => {
    const { tenant, orgId } = ctx;
    const place = placeOf(input);
    await tenant((tx) => findMessage(tx, ctx, place));
    const run = liveRun({ orgId, id: place.id });
    run?.stop();
    // Not inside a transaction: the run stores its end in its own.
    await run?.ended();
    return tenant(async (tx) => {
      const message = await findMessage(tx, ctx, place);
      if (isUnderWay(message, ctx.now())) await endElsewhere(tx, message, 'stopped');
      return findAnswer(tx, ctx, place, ctx.now());
    });
  });
