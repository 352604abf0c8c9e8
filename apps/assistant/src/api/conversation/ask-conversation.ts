import { todayInKarachi } from '@repo/facts';
import { sendingProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { askTools } from '../../findings/ask-tools.ts';
import { find } from '../../findings/find.ts';
import { longestMessage } from '../../wire/limits.ts';
import { searchableDocuments } from '../document/searchable-documents.ts';
import { idSchema, isUuid, uuidOf } from '../public-ids.ts';
import { isStorable } from '../storable-text.ts';
import { readyModel } from '../writing/ready-model.ts';
import { beginWriting } from '../writing/write-answer.ts';
import { appendExchange, findExchange } from './append-exchange.ts';
import { exchange } from './conversation-view.ts';

const askInput = z.strictObject({
  /** A UUID that the client made for a new conversation; the public id afterwards. */
  conversationId: idSchema,
  /** Of the question, made by the client. */
  id: z.uuid(),
  text: z.string().trim().min(1).max(longestMessage).refine(isStorable),
});

/**
 * Answers a question by rules, from the documents of the organization and the tools of the verticals that run here. Where a model
 * is ready it begins to write below them. The same question sent twice is asked once. Fails with `CONVERSATION_NOT_FOUND`,
 * `CONVERSATION_DELETED`, `ID_USED` or `ANSWER_UNDER_WAY` (all but the first: conflict).
 */
export const askConversation = sendingProcedure
  .input(askInput)
  .output(exchange)
  .mutation(async ({ ctx, input }) => {
    const { orgId, userId, tenant, tools, log } = ctx;
    const { id, text } = input;
    const question = { conversationId: uuidOf('conversation', input.conversationId), id, text };
    const answered = await tenant((tx) => findExchange(tx, ctx, question));
    if (answered) return answered;
    const now = ctx.now();
    const documents = await searchableDocuments(tenant, orgId);
    // Between the transactions, because a tool opens its own.
    const ofTools = await askTools(text, {
      tools,
      context: { orgId, userId, today: todayInKarachi(now), tenant },
      onFailure: (tool, thrown) => log.error({ err: thrown, tool }, 'a tool failed and was left out of the answer'),
    });
    const findings = find(text, { documents, ofTools: tools.length > 0 ? ofTools : null });
    const begins = isUuid(input.conversationId);
    const ready = await readyModel(ctx.inference);
    const made = await tenant((tx) => appendExchange(tx, ctx, question, { findings, begins, now, ready }));
    if (made.writing) beginWriting(ctx, made.writing);
    return made.exchange;
  });
