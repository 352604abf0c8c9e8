import type { Fact } from '@repo/facts';
import { z } from 'zod';
import { appErrorOf } from '../errors/app-error-of.ts';
import type { MountedVertical } from '../mount.ts';
import type { RequestContext } from '../trpc/context.ts';
import { publicProcedure } from '../trpc/public-procedure.ts';

const text = z.object({ ur: z.string(), en: z.string() });

const homeCard = z.object({
  id: z.string(),
  name: text,
  basePath: z.string(),
  summary: text,
  /** The one live figure; null when there is none yet, or when it could not be read (`failed`). */
  figure: z.object({ fact: z.custom<Fact>((value) => typeof value === 'object' && value !== null), label: text }).nullable(),
  failed: z.boolean(),
  /** Said where there is none yet. */
  empty: text,
  /** `path` begins with the vertical's base path. */
  action: z.object({ path: z.string(), label: text }),
});

/** A vertical on the launchpad's home. */
export type HomeCard = z.output<typeof homeCard>;

async function figureOf({ vertical }: MountedVertical, orgId: string | null, ctx: RequestContext) {
  if (orgId === null) return { figure: null, failed: false };
  try {
    return { figure: await ctx.db.withTenant({ orgId }, (tx) => vertical.card.figure({ orgId, tx })), failed: false };
  } catch (thrown) {
    const error = appErrorOf(thrown);
    if (error.kind === 'unavailable') throw error;
    ctx.log.error({ err: thrown, vertical: vertical.id }, 'the card of a vertical failed');
    return { figure: null, failed: true };
  }
}

/**
 * One card a vertical, with a figure of the signed-in organization, or of the demo organization for a visitor. A card that
 * fails says so and leaves the others alone.
 */
export const home = (mounted: readonly MountedVertical[], demoOrgId: () => string | null) =>
  publicProcedure.output(z.object({ cards: z.array(homeCard) })).query(async ({ ctx }) => {
    const orgId = ctx.session ? (ctx.session.organization?.id ?? null) : demoOrgId();
    const cards: HomeCard[] = [];
    for (const entry of mounted) {
      const { id, name, card } = entry.vertical;
      const action = { ...card.action, path: entry.basePath + card.action.path.slice(1) };
      const { summary, empty } = card;
      cards.push({ id, name, basePath: entry.basePath, summary, empty, action, ...(await figureOf(entry, orgId, ctx)) });
    }
    return { cards };
  });
