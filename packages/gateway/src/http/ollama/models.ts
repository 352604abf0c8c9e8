/** `GET /api/version`, `GET /api/tags` and `POST /api/show`: what is served, in Ollama's words. */
import { z } from 'zod';
import type { Exchange, ServedModel } from '../exchange.ts';
import { parseRequest } from '../parse-request.ts';
import { readJson } from '../read-json.ts';
import { sendJson } from '../send.ts';
import { checkTaggedModel } from './request.ts';

/** No release of Ollama has this number: clients that ask for a later one are told the truth. */
export function version() {
  return { version: '0.0.0-buniyad' };
}

export function tags(served: ServedModel | undefined) {
  return { models: served ? [tagOf(served)] : [] };
}

const showRequest = z.object({ model: z.string().min(1) });

export async function show({ request, response, limits, served: getServed }: Exchange): Promise<void> {
  const served = getServed();
  const { value } = parseRequest(showRequest, await readJson(request, limits.bodyBytes));
  checkTaggedModel(served, value.model);
  const { info } = served.model;
  sendJson(response, 200, {
    license: info.license ?? '',
    modelfile: '',
    parameters: `temperature ${served.sampling.temperature}`,
    template: '',
    details: detailsOf(served),
    model_info: {
      'general.architecture': info.architecture,
      'general.license': info.license,
      [`${info.architecture}.context_length`]: info.contextSize,
      [`${info.architecture}.embedding_length`]: info.embeddingLength,
    },
    capabilities: info.kind === 'ranking' ? [] : ['completion', 'tools', 'embedding'],
    modified_at: modifiedAt(served),
  });
}

function tagOf(served: ServedModel) {
  const { id, parameterBytes } = served.model.info;
  return {
    name: id,
    model: id,
    modified_at: modifiedAt(served),
    size: parameterBytes,
    digest: served.sha256 ?? '',
    details: detailsOf(served),
  };
}

function detailsOf({ model: { info } }: ServedModel) {
  const family = info.architecture;
  return { parent_model: '', format: 'gguf', family, families: [family], parameter_size: '', quantization_level: '' };
}

function modifiedAt({ created }: ServedModel): string {
  return new Date(created * 1000).toISOString();
}
