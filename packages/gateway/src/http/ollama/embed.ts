/** `POST /api/embed`. */
import { z } from 'zod';
import { embedInTurn } from '../embeddings.ts';
import type { Exchange } from '../exchange.ts';
import { ignoredHeader, parseRequest } from '../parse-request.ts';
import { readJson } from '../read-json.ts';
import { sendJson } from '../send.ts';
import { checkTaggedModel } from './request.ts';

const text = z.string().min(1);

const embedRequest = z.object({
  model: z.string().min(1),
  input: z.union([text.transform((input) => [input]), z.array(text).min(1).max(256)]),
});

/** Unit vectors. An input that is too long is refused and not cut, whatever `truncate` says. */
export async function embed(exchange: Exchange): Promise<void> {
  const start = performance.now();
  const served = exchange.served();
  const { value, ignored } = parseRequest(embedRequest, await readJson(exchange.request, exchange.limits.bodyBytes));
  checkTaggedModel(served, value.model);
  const { vectors, promptTokens } = await embedInTurn(exchange, served, value.input);
  const body = {
    model: value.model,
    embeddings: vectors,
    total_duration: Math.round((performance.now() - start) * 1e6),
    load_duration: 0,
    prompt_eval_count: promptTokens,
  };
  sendJson(exchange.response, 200, body, ignoredHeader(ignored));
}
