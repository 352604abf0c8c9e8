/** What is shown and stored of the model that writes. */
import type { ServedModel } from '@repo/server/trpc';
import { z } from 'zod';
import { spentView } from './spent-view.ts';

export const modelView = z.strictObject({
  /** As its server names it. */
  id: z.string(),
  /** Its server was set, was found running, or the embedded gateway loads a file. */
  origin: z.enum(['set', 'found', 'embedded']),
  /** Host and port: "127.0.0.1:11434". */
  host: z.string(),
  /** The address is of this machine. A tunnel may stand behind it. */
  onThisMachine: z.boolean(),
});
/** As the column of an answer holds it: what the text took stands beside its model, once it has ended. */
export const storedModel = modelView.extend({ spent: spentView.optional() });

export type ModelView = z.output<typeof modelView>;

export function modelOf({ id, origin, host, onThisMachine }: ServedModel): ModelView {
  return { id, origin, host, onThisMachine };
}
