import type { JoinCodes } from '@repo/auth';
import { z } from 'zod';
import { inPerson } from '../../trpc/in-person.ts';
import { signedInProcedure } from '../../trpc/signed-in-procedure.ts';

/**
 * Makes the person a member of the code's organization, which becomes the active one. Fails with `JOIN_CODE_INVALID`,
 * `EMAIL_NOT_VERIFIED`, `SEAT_LIMIT` or `TOO_MANY`.
 */
export const redeemJoinCode = (codes: JoinCodes) =>
  signedInProcedure
    .use(inPerson)
    .input(z.strictObject({ code: z.string().max(40) }))
    .output(z.object({ organization: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { sessionId, emailVerified } = ctx.session;
      const who = { userId: ctx.userId, sessionId, emailVerified, address: ctx.clientIp };
      return { organization: (await codes.redeem(input.code, who)).name };
    });
