import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { documentNotFound } from './document-errors.ts';
import { documentView, rowOf } from './document-view.ts';

/** A document with its whole text. Fails with `DOCUMENT_NOT_FOUND`, also when it was deleted. */
export const getDocument = organizationProcedure
  .input(z.strictObject({ id: idSchema }))
  .output(documentView)
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const document = await tx.assistantDocument.findFirst({
        where: { orgId: ctx.orgId, id: uuidOf('document', input.id), deletedAt: null },
      });
      if (!document) throw documentNotFound();
      return { ...rowOf(document), text: document.text };
    }),
  );
