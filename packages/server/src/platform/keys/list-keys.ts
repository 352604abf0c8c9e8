import { listApiKeys, scopesOf } from '@repo/auth/api-keys';
import { z } from 'zod';
import { readKeysProcedure } from './key-procedure.ts';

const keyView = z.object({
  id: z.string(),
  name: z.string(),
  /** "bny_" and eight characters of the key. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  /** Name of the person; null when the account is gone. */
  madeBy: z.string().nullable(),
  /** ISO instants. */
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});

/** A key as the screen lists it. */
export type KeyView = z.output<typeof keyView>;

/** The keys of the organization, and every scope that a new one may have. */
export const listKeys = (verticalIds: readonly string[]) =>
  readKeysProcedure.output(z.object({ keys: z.array(keyView), scopes: z.array(z.string()) })).query(async ({ ctx }) => {
    const now = ctx.now();
    const rows = await listApiKeys(ctx.db, ctx.orgId);
    const keys = rows.map(({ id, name, prefix, scopes, madeBy, createdAt, expiresAt, lastUsedAt, revokedAt }): KeyView => {
      const ended = expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
      return {
        id,
        name,
        prefix,
        scopes: [...scopes],
        madeBy,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        state: revokedAt ? 'revoked' : ended,
      };
    });
    return { keys, scopes: [...scopesOf(verticalIds)] };
  });
