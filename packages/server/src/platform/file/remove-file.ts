import { parsePublicId } from '@repo/db';
import { z } from 'zod';
import { checkRemoval } from '../../files/file-rights.ts';
import type { Files } from '../../files/files.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';

/** Deletes a file, for whoever brought it and for administrators. Doing it again changes nothing. */
export const removeFile = (files: Files) =>
  organizationProcedure
    .meta({ programs: false })
    .input(z.strictObject({ id: z.string() }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await files.remove({ orgId: ctx.orgId, id: parsePublicId('file', input.id) }, (row) => checkRemoval(ctx, row));
      return null;
    });
