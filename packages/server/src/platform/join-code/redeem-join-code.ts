import type { JoinCodes } from '@repo/auth';
import { appendAudit } from '@repo/db';
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
      const { organizationId: orgId, name, memberId } = await codes.redeem(input.code, who);
      if (memberId !== null) {
        const actor = { kind: 'person', id: ctx.userId } as const;
        const target = { kind: 'member', id: memberId };
        const entry = { orgId, actor, action: 'member.join', target, requestId: ctx.requestId, at: ctx.now() };
        await ctx.db
          .withTenant({ orgId }, (tx) => appendAudit(tx, entry))
          .catch((err: unknown) => ctx.log.error({ err, action: entry.action }, 'this is not in the audit log'));
      }
      return { organization: name };
    });
