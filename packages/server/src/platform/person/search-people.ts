import type { People } from '@repo/auth';
import { z } from 'zod';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  operator: z.boolean(),
  /** Null for people who may sign in; `at` is an ISO instant. */
  ban: z.object({ at: z.string(), reason: z.string() }).nullable(),
});

/** Twenty people at most whose address begins so. */
export const searchPeople = (people: People) =>
  operatorProcedure
    .input(z.strictObject({ email: z.string().trim().min(3).max(254) }))
    .output(z.object({ items: z.array(person) }))
    .query(async ({ input }) => ({
      items: (await people.search(input.email)).map(({ ban, ...found }) => ({
        ...found,
        ban: ban && { at: ban.at.toISOString(), reason: ban.reason },
      })),
    }));
