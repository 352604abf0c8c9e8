import { publicId } from '@repo/db';
import { z } from 'zod';
import { mayRemoveFile } from '../../files/file-rights.ts';
import type { Files } from '../../files/files.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';

const day = 86_400;

/** The organization's picture, or null. Its address is the same for a whole day, so that browsers fetch it once. */
export const showLogo = (files: Files) =>
  organizationProcedure
    .output(z.object({ id: z.string(), path: z.string(), changeable: z.boolean() }).nullable())
    .query(async ({ ctx }) => {
      const { orgId } = ctx;
      const row = await files.logo(orgId);
      if (!row) return null;
      const today = Math.floor(ctx.now().getTime() / 1000 / day);
      const path = files.link({ orgId, id: row.id }, (today + 2) * day);
      return { id: publicId('file', row.id), path, changeable: mayRemoveFile(ctx, row) };
    });
