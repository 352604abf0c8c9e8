import { parsePublicId } from '@repo/db';
import { z } from 'zod';
import type { Files } from '../../files/files.ts';
import { organizationProcedure } from '../../trpc/organization-procedure.ts';
import { fileView, viewOf } from './file-view.ts';

const pageLength = 50;

/** A page of the organization's files, newest first, and how much space they take. */
export const listFiles = (files: Files) =>
  organizationProcedure
    .input(z.strictObject({ cursor: z.string().optional() }))
    .output(
      z.object({
        items: z.array(fileView),
        /** Of the next page; null on the last. */
        nextCursor: z.string().nullable(),
        /** Bytes. */
        space: z.object({ used: z.number(), quota: z.number() }),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { orgId } = ctx;
      const after = input.cursor === undefined ? {} : { after: parsePublicId('file', input.cursor) };
      const rows = await files.list(orgId, { ...after, limit: pageLength + 1 });
      const items = rows.slice(0, pageLength).map((row) => viewOf(row, ctx));
      const { bytes, quota } = await files.space(orgId);
      return {
        items,
        nextCursor: rows.length > pageLength ? (items.at(-1)?.id ?? null) : null,
        space: { used: Number(bytes), quota: Number(quota) },
      };
    });
