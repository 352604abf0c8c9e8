import { modelSentence, modelSteps, organizationProcedure, refusalWords } from '@repo/server/trpc';
import { z } from 'zod';
import { modelOf, modelView } from '../writing/model-view.ts';

const modelState = z.strictObject({
  state: z.enum(['ready', 'none', 'loading', 'starting', 'resting', 'refused', 'failed']),
  /** Why the gateway or the server that was set does not answer, or is not asked; null otherwise. */
  reason: z.string().nullable(),
  /** What is said of the state, the same as on the page of services: a message of the platform and its parameters. */
  messageKey: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The rule by which the policy refuses the model, in words; null where it does not. */
  why: z.strictObject({ ur: z.string(), en: z.string() }).nullable(),
  /** Milliseconds until a server that rests is asked again, at most; null otherwise. */
  waitMs: z.number().nullable(),
  /** Null unless it is ready. */
  model: modelView.nullable(),
  /** Ways to a model, where there is none or it failed: a line for a terminal or for `.env`, and what to do with it. */
  steps: z.array(z.strictObject({ line: z.string(), ur: z.string(), en: z.string() })),
});

/** Which model writes answers, or why none does and what can be done about it. */
export const modelConversation = organizationProcedure.output(modelState).query(async ({ ctx }) => {
  const now = await ctx.inference.current();
  const { messageKey, params } = modelSentence(now);
  return {
    state: now.state,
    reason: now.state === 'failed' || now.state === 'refused' ? now.reason : null,
    messageKey,
    params: { ...params },
    why: now.state === 'refused' ? { ...refusalWords(now.reason).why } : null,
    waitMs: now.state === 'resting' ? now.waitMs : null,
    model: now.state === 'ready' ? modelOf(now.model) : null,
    steps: modelSteps(now).map(({ line, ur, en }) => ({ line, ur, en })),
  };
});
