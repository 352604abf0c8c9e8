import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';

const localized = z.strictObject({ ur: z.string(), en: z.string() });

const offered = z.strictObject({
  /** "shop.order" */
  name: z.string(),
  title: localized,
  /** A question that the tool answers. */
  example: localized,
});

/** What can be asked of the verticals that run beside this one; empty where it runs alone. */
export const listTools = organizationProcedure
  .output(z.strictObject({ tools: z.array(offered) }))
  .query(({ ctx }) => ({ tools: ctx.tools.map(({ name, title, example }) => ({ name, title, example })) }));
