/** What is shown and stored of the model that writes. */
import type { ServedModel } from '@repo/server/trpc';
import { z } from 'zod';
import { spentView } from './spent-view.ts';

const tier = z.enum(['national', 'treaty', 'foreign', 'undeclared']);

const standingView = z.strictObject({
  /** Null: it has none. */
  card: z.strictObject({ id: z.string(), publisher: z.string(), licence: z.string().nullable() }).nullable(),
  /** Under whose law the machine, what is sent, and the weights stand. */
  tiers: z.strictObject({ infrastructure: tier, data: tier, weights: tier }),
});

export const modelView = z.strictObject({
  /** As its server names it. */
  id: z.string(),
  /** Its server was set, was found running, or the embedded gateway loads a file. */
  origin: z.enum(['set', 'found', 'embedded']),
  /** Host and port: "127.0.0.1:11434". */
  host: z.string(),
  /** The address is of this machine. A tunnel may stand behind it. */
  onThisMachine: z.boolean(),
  /** What the policy knew of it; null in answers from before that was kept. */
  standing: standingView.nullable(),
});
/** As the column of an answer holds it: what the text took stands beside its model, once it has ended. */
export const storedModel = modelView.extend({ standing: standingView.nullable().default(null), spent: spentView.optional() });

export type ModelView = z.output<typeof modelView>;

export function modelOf({ id, origin, host, onThisMachine, standing: { card, tiers } }: ServedModel): ModelView {
  return { id, origin, host, onThisMachine, standing: { card, tiers } };
}
