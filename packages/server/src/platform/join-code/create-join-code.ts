import { type JoinCodes, joinCodeLimits } from '@repo/auth';
import { z } from 'zod';
import { inPerson } from '../../trpc/in-person.ts';
import { rightProcedure } from '../../trpc/right-procedure.ts';
import { joinCodeId } from './join-code-id.ts';

const input = z.strictObject({
  maxUses: z.int().min(1).max(joinCodeLimits.uses),
  days: z.int().min(1).max(joinCodeLimits.days),
});

/** A code by which people join the organization as members. Its text is given this once. Fails with `JOIN_CODE_LIMIT`. */
export const createJoinCode = (codes: JoinCodes) =>
  rightProcedure('members', 'join-code')
    .use(inPerson)
    .meta({ secret: true })
    .input(input)
    .output(z.object({ id: z.string(), code: z.string() }))
    .mutation(async ({ ctx, input: { maxUses, days } }) => {
      const wanted = { organizationId: ctx.orgId, userId: ctx.userId, maxUses, days };
      const { id, code } = await codes.create(wanted, ctx.db);
      return { id: joinCodeId(id), code };
    });
