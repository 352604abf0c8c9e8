/** `POST /v1/rerank`: how well documents answer a query, the best first. */
import { z } from 'zod';
import { GatewayError } from '../gateway-error.ts';
import { checkModel, type Exchange } from './exchange.ts';
import { ignoredHeader, parseRequest } from './parse-request.ts';
import { readJson } from './read-json.ts';
import { sendJson } from './send.ts';

const rerankRequest = z.object({
  model: z.string().nullish(),
  query: z.string().min(1),
  documents: z.array(z.string().min(1)).min(1).max(256),
  top_n: z.int().min(1).nullish(),
});

export async function rerank({
  request,
  response,
  limits,
  tenant,
  signal,
  measure,
  served: getServed,
}: Exchange): Promise<void> {
  const served = getServed();
  const { model, queue } = served;
  if (model.info.kind !== 'ranking') {
    throw new GatewayError(501, 'not_supported_error', 'This model does not rank', { shouldRetry: false });
  }
  const { value, ignored } = parseRequest(rerankRequest, await readJson(request, limits.bodyBytes));
  checkModel(served, value.model);
  measure.begin('rerank', model.info.id);
  const { scores, promptTokens } = await queue.run(tenant.id, signal, () => model.rank(value.query, value.documents, signal));
  measure.used({ input: promptTokens, output: 0, cached: 0 });
  signal.throwIfAborted();
  const ranked = scores.map((score, index) => ({ index, relevance_score: score }));
  ranked.sort((a, b) => b.relevance_score - a.relevance_score);
  const body = {
    object: 'list',
    model: model.info.id,
    results: ranked.slice(0, value.top_n ?? ranked.length),
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens },
  };
  sendJson(response, 200, body, ignoredHeader(ignored));
}
