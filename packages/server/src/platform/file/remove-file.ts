import { parsePublicId } from '@repo/db';
import { z } from 'zod';
import { checkRemoval } from '../../files/file-rights.ts';
import type { Files } from '../../files/files.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';

const action = 'platform.file.remove';

/** Deletes a file, for whoever brought it and for administrators. Doing it again changes nothing. */
export const removeFile = (files: Files) =>
  organizationProcedure
    .meta({ programs: false })
    .input(z.strictObject({ id: z.string() }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      const id = parsePublicId('file', input.id);
      ctx.audit(action, { kind: 'file', id });
      await files.remove({ orgId: ctx.orgId, id }, (row) => checkRemoval(ctx, row), ctx);
      return null;
    });
