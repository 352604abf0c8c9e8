import { modelSteps, organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { modelOf, modelView } from '../writing/model-view.ts';

const modelState = z.strictObject({
  state: z.enum(['ready', 'none', 'loading', 'refused', 'failed']),
  /** Why the gateway or the server that was set does not answer; null otherwise. */
  reason: z.string().nullable(),
  /** Null unless it is ready. */
  model: modelView.nullable(),
  /** Ways to a model, where there is none or it failed: a line for a terminal or for `.env`, and what to do with it. */
  steps: z.array(z.strictObject({ line: z.string(), ur: z.string(), en: z.string() })),
});

/** Which model writes answers, or why none does and what can be done about it. */
export const modelConversation = organizationProcedure.output(modelState).query(async ({ ctx }) => {
  const now = await ctx.inference.current();
  return {
    state: now.state,
    reason: now.state === 'failed' ? now.reason : null,
    model: now.state === 'ready' ? modelOf(now.model) : null,
    steps: modelSteps(now).map(({ line, ur, en }) => ({ line, ur, en })),
  };
});
