import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { Billing } from './billing.ts';
import { readBillingProcedure } from './billing-procedure.ts';

/** Three at once, and then one in ten seconds for all of an organization: whoever waits does not make the provider refuse others. */
const limit = { capacity: 3, perSecond: 0.1 };

/**
 * Asks who collects whether a payment is there, for the page that waits for it: what it tells of its own accord may be late. False: it
 * was asked a moment ago, or does not answer. It changes nothing but what we know.
 */
export const look = ({ desk }: { readonly desk: Pick<Billing['desk'], 'look'> }) =>
  readBillingProcedure.output(z.object({ looked: z.boolean() })).query(async ({ ctx }) => {
    if ((await ctx.mutations.take(`billing-look:${ctx.orgId}`, limit)) !== null) return { looked: false };
    try {
      await desk.look(ctx.orgId);
      return { looked: true };
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      ctx.log.warn({ err: thrown }, 'the state of a payment is not known');
      return { looked: false };
    }
  });
