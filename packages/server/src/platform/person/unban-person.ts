import type { People } from '@repo/auth';
import { z } from 'zod';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';

/** Lets a person in again. Doing so twice changes nothing. Fails with `PERSON_NOT_FOUND`. */
export const unbanPerson = (people: People) =>
  operatorProcedure
    .input(z.strictObject({ userId: z.uuid() }))
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await people.unban(ctx.userId, input.userId);
      return {};
    });
