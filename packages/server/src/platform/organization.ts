import { AppError } from '@repo/facts';
import { z } from 'zod';
import { organizationProcedure } from '../trpc/organization-procedure.ts';

const organizationView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  /** How many people belong to it. */
  members: z.number(),
});

/** The organization of the person or the key that asks. */
export const organization = organizationProcedure.output(organizationView).query(({ ctx }) =>
  ctx.tenant(async (tx) => {
    const found = await tx.organization.findUnique({
      where: { id: ctx.orgId },
      select: { id: true, name: true, slug: true, _count: { select: { members: true } } },
    });
    if (!found) throw new AppError('NOT_FOUND', { kind: 'not-found' });
    const { id, name, slug, _count } = found;
    return { id, name, slug, members: _count.members };
  }),
);
