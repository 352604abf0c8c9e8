import type { JoinCodes } from '@repo/auth';
import { z } from 'zod';
import { inPerson } from '../../trpc/in-person.ts';
import { rightProcedure } from '../../trpc/right-procedure.ts';
import { parseJoinCodeId } from './join-code-id.ts';

/** Ends a code. Doing so again changes nothing. Fails with `NOT_FOUND`. */
export const revokeJoinCode = (codes: JoinCodes) =>
  rightProcedure('members', 'join-code')
    .use(inPerson)
    .input(z.strictObject({ id: z.string().max(60) }))
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await codes.revoke(ctx.orgId, parseJoinCodeId(input.id), ctx.db);
      return {};
    });
