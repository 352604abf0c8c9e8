import { ModelError, type ModelSource, sourceOfUrl, sourcesOfCard } from '@repo/gateway/models';
import { z } from 'zod';
import { changeModels, opened } from './desk-procedure.ts';
import type { ModelDesk, OpenDesk } from './model-desk.ts';
import { forCaller } from './model-failure.ts';

const short = z.string().max(200);

const input = z.strictObject({
  source: z.union([
    z.strictObject({ card: short }),
    z.strictObject({ url: z.string().max(2_000), sha256: z.string().max(100), licence: short }),
  ]),
  /** The person saw the licence and accepts it. */
  accepted: z.literal(true),
});

/**
 * Writes down who accepted the licence, and begins to fetch; `follow` tells how far it is. Gives the names of the files. Fails with
 * `MODELS_REFUSED` and the codes of `ModelError`.
 */
export const pullModel = (desk: ModelDesk) =>
  changeModels
    .input(input)
    .output(z.array(z.string()))
    .mutation(async ({ ctx, input: { source } }) => {
      const { shelf, store, pull } = opened(desk);
      return forCaller(async () => {
        const sources = sourcesOf(source, shelf);
        const [first] = sources;
        if (first) {
          const { sha256: id, licence } = first;
          ctx.audit('platform.models.pull', { kind: 'model', id }, { licence: licence.id });
        }
        for (const one of sources) await store.accept(one, { by: ctx.userId, at: ctx.now() });
        pull(sources, ctx.outlive);
        return sources.map(({ file }) => file);
      });
    });

function sourcesOf(wanted: z.output<typeof input>['source'], shelf: OpenDesk['shelf']): readonly ModelSource[] {
  if ('url' in wanted) return [sourceOfUrl(wanted)];
  const card = shelf.find(({ id }) => id === wanted.card);
  if (!card) throw new ModelError('unknown_model', { model: wanted.card });
  return sourcesOfCard(card);
}
