import type { People } from '@repo/auth';
import { z } from 'zod';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';

/** Ends all sessions of a person and lets nobody sign in. Fails with `REASON_MISSING`, `PERSON_NOT_FOUND` or `PERSON_IS_OPERATOR`. */
export const banPerson = (people: People) =>
  operatorProcedure
    .input(z.strictObject({ userId: z.uuid(), reason: z.string().max(1000) }))
    .output(z.object({}))
    .mutation(async ({ ctx, input: { userId, reason } }) => {
      await people.ban(ctx.userId, userId, reason);
      return {};
    });
