import { parsePublicId } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { Files } from '../../files/files.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';

/** Seconds for which an address works: enough to begin a download. */
const lifetime = 300;

/** An address by which a browser fetches one file, for five minutes. */
export const signFile = (files: Files) =>
  organizationProcedure
    .meta({ programs: false })
    .input(z.strictObject({ id: z.string() }))
    .output(z.object({ path: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const file = { orgId: ctx.orgId, id: parsePublicId('file', input.id) };
      const row = await files.find(file);
      if (!row) throw new AppError('NOT_FOUND', { kind: 'not-found' });
      return { path: files.link(file, Math.floor(ctx.now().getTime() / 1000) + lifetime) };
    });
