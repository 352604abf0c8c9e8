import type { JoinCodes } from '@repo/auth';
import { z } from 'zod';
import { inPerson } from '../../trpc/in-person.ts';
import { signedInProcedure } from '../../trpc/signed-in-procedure.ts';

/**
 * Makes the person a member of the code's organization, which becomes the active one. Fails with `JOIN_CODE_INVALID`,
 * `EMAIL_NOT_VERIFIED`, `SEAT_LIMIT` or `TOO_MANY`. Who joins is in the audit log of the organization.
 */
export const redeemJoinCode = (codes: Pick<JoinCodes, 'redeem'>) =>
  signedInProcedure
    .use(inPerson)
    .input(z.strictObject({ code: z.string().max(40) }))
    .output(z.object({ organization: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { sessionId, emailVerified } = ctx.session;
      const who = { userId: ctx.userId, sessionId, emailVerified, address: ctx.clientIp };
      const { name } = await codes.redeem(input.code, who);
      return { organization: name };
    });
