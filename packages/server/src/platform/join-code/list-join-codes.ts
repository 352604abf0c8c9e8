import type { JoinCodes } from '@repo/auth';
import { z } from 'zod';
import { rightProcedure } from '../../trpc/right-procedure.ts';
import { joinCodeId } from './join-code-id.ts';

const joinCode = z.object({
  id: z.string(),
  maxUses: z.int(),
  uses: z.int(),
  /** ISO instants. */
  expiresAt: z.string(),
  createdAt: z.string(),
});

/** The open codes, newest first; their text is not kept. */
export const listJoinCodes = (codes: JoinCodes) =>
  rightProcedure('members', 'join-code')
    .output(z.object({ items: z.array(joinCode) }))
    .query(async ({ ctx }) => ({
      items: (await codes.list(ctx.orgId)).map(({ id, maxUses, uses, expiresAt, createdAt }) => ({
        id: joinCodeId(id),
        maxUses,
        uses,
        expiresAt: expiresAt.toISOString(),
        createdAt: createdAt.toISOString(),
      })),
    }));
