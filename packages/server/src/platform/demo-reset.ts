import { findDemoIds } from '@repo/auth';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { Files } from '../files/files.ts';
import type { MountedVertical } from '../mount.ts';
import { rightProcedure } from '../trpc/right-procedure.ts';

/**
 * Takes away what people made in the demo organization and fills it anew by the verticals' seeds, in one transaction. Members,
 * sessions and the audit log stay. Fails with `FORBIDDEN` for a role that may not, and `DEMO_ONLY` (forbidden) in any other organization.
 */
export const demoReset = (mounted: readonly MountedVertical[], files: Pick<Files, 'removeOrganization'>) =>
  rightProcedure('demo', 'reset')
    .output(z.null())
    .mutation(async ({ ctx }) => {
      const { db, orgId } = ctx;
      const demo = await findDemoIds(db.prisma);
      if (demo?.orgId !== orgId) throw new AppError('DEMO_ONLY', { kind: 'forbidden', messageKey: 'errors.FORBIDDEN' });
      const tables = [...mounted.flatMap(({ vertical }) => vertical.tables), 'StoredFile'];
      await db.renewTenant('the demo is reset', { orgId }, tables, async (tx) => {
        for (const { vertical } of mounted) await vertical.seed({ ...demo, tx });
      });
      await files.removeOrganization(orgId);
      return null;
    });
