import { createApiKey, scopesOf } from '@repo/auth/api-keys';
import { z } from 'zod';
import { changeKeysProcedure } from './key-procedure.ts';

const day = 86_400_000;

/** Makes a key for the organization in the name of whoever asks. The answer is the only one that holds it. */
export const createKey = (verticalIds: readonly string[]) =>
  changeKeysProcedure('create')
    .meta({ secret: true })
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        scopes: z.array(z.enum(scopesOf(verticalIds))).min(1),
        /** Null for a key that lasts until it is revoked. */
        expiresInDays: z.int().min(1).max(3650).nullable(),
      }),
    )
    .output(z.object({ id: z.string(), key: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { name, scopes, expiresInDays } = input;
      const createdAt = ctx.now();
      const expiresAt = expiresInDays === null ? null : new Date(createdAt.getTime() + expiresInDays * day);
      const { orgId: organizationId, userId: createdById } = ctx;
      const granted = [...new Set(scopes)];
      const key = await createApiKey(ctx.db, { organizationId, createdById, name, scopes: granted, createdAt, expiresAt });
      return { id: key.id, key: key.text };
    });
