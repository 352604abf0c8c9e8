/** `POST /v1/embeddings`. */
import { z } from 'zod';
import { checkModel, type Exchange } from './exchange.ts';
import { ignoredHeader, parseRequest } from './parse-request.ts';
import { readJson } from './read-json.ts';
import { sendJson } from './send.ts';

const text = z.string().min(1);

const embeddingRequest = z.object({
  model: z.string().nullish(),
  input: z.union([text.transform((input) => [input]), z.array(text).min(1).max(256)]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
});

/** Unit vectors, as numbers unless base64 (little-endian float32) is asked for. */
export async function embeddings({ request, response, limits, signal, served: getServed }: Exchange): Promise<void> {
  const served = getServed();
  const { value, ignored } = parseRequest(embeddingRequest, await readJson(request, limits.bodyBytes));
  checkModel(served, value.model);
  const { vectors, promptTokens } = await served.queue.run(signal, () => served.model.embed(value.input, signal));
  signal.throwIfAborted();
  const encode = value.encoding_format === 'base64' ? base64Of : (vector: readonly number[]) => vector;
  const body = {
    object: 'list',
    model: served.model.info.id,
    data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) })),
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens },
  };
  sendJson(response, 200, body, ignoredHeader(ignored));
}

function base64Of(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, component] of vector.entries()) bytes.writeFloatLE(component, index * 4);
  return bytes.toString('base64');
}
