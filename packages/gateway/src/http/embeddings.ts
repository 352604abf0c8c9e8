/** `POST /v1/embeddings`. */
import { z } from 'zod';
import type { Embeddings } from '../llama/port.ts';
import { checkModel, type Exchange, type ServedModel } from './exchange.ts';
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
export async function embeddings(exchange: Exchange): Promise<void> {
  const { request, response, limits } = exchange;
  const served = exchange.served();
  const { value, ignored } = parseRequest(embeddingRequest, await readJson(request, limits.bodyBytes));
  checkModel(served, value.model);
  const { vectors, promptTokens } = await embedInTurn(exchange, served, value.input);
  const encode = value.encoding_format === 'base64' ? base64Of : (vector: readonly number[]) => vector;
  const body = {
    object: 'list',
    model: served.model.info.id,
    data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) })),
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens },
  };
  sendJson(response, 200, body, ignoredHeader(ignored));
}

/** Embeds when it is the tenant's turn. @throws the signal's reason when nobody waits for it any more. */
export async function embedInTurn(
  { tenant, signal, measure }: Exchange,
  { queue, model }: ServedModel,
  inputs: readonly string[],
): Promise<Embeddings> {
  measure.begin('embeddings', model.info.id);
  const embedded = await queue.run(tenant.id, signal, () => model.embed(inputs, signal));
  measure.used({ input: embedded.promptTokens, output: 0, cached: 0 });
  signal.throwIfAborted();
  return embedded;
}

function base64Of(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, component] of vector.entries()) bytes.writeFloatLE(component, index * 4);
  return bytes.toString('base64');
}
