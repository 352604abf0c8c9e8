import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { mostDocuments } from '../../wire/limits.ts';
import { documentRow, rowOf } from './document-view.ts';

/** The documents of the organization, the newest first; not their texts. */
export const listDocuments = organizationProcedure.output(z.strictObject({ items: z.array(documentRow) })).query(({ ctx }) =>
  ctx.tenant(async (tx) => {
    const documents = await tx.assistantDocument.findMany({
      where: { orgId: ctx.orgId, deletedAt: null },
      select: { id: true, title: true, format: true, createdAt: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: mostDocuments,
    });
    return { items: documents.map(rowOf) };
  }),
);
