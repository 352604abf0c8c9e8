/** `GET /v1/models` and `GET /v1/models/{id}`. */
import { modelNotFound, type ServedModel } from './exchange.ts';

/** The list; empty, never null, when there is no model. */
export function modelList(served: ServedModel | undefined) {
  return { object: 'list', data: served ? [modelBody(served)] : [] };
}

/** @throws GatewayError 404 */
export function modelById(served: ServedModel | undefined, id: string) {
  if (served?.model.info.id !== id) throw modelNotFound(id);
  return modelBody(served);
}

function modelBody({ model: { info }, sampling, sha256, created }: ServedModel) {
  return {
    id: info.id,
    object: 'model',
    created,
    owned_by: 'local',
    meta: {
      kind: info.kind,
      n_ctx: info.contextSize,
      n_ctx_train: info.trainedContextSize,
      n_embd: info.embeddingLength,
      size: info.parameterBytes,
      sequences: info.sequences,
      license: info.license,
      sha256,
      temperature: sampling.temperature,
      top_p: sampling.topP,
      top_k: sampling.topK,
      min_p: sampling.minP,
      embeddings_normalised: true,
    },
  };
}
