/** `POST /v1/chat/completions`. */
import { chatBodies } from './answer-bodies.ts';
import { answerPrompt } from './answer-prompt.ts';
import { chatOptionsOf, chatRequest } from './chat-request.ts';
import { checkModel, type Exchange } from './exchange.ts';
import { ignoredHeader, parseRequest } from './parse-request.ts';
import { readJson } from './read-json.ts';

export async function chatCompletions(exchange: Exchange): Promise<void> {
  const served = exchange.served();
  const { value, ignored } = parseRequest(chatRequest, await readJson(exchange.request, exchange.limits.bodyBytes));
  checkModel(served, value.model);
  const { id } = served.model.info;
  exchange.measure.begin('chat', id);
  const options = chatOptionsOf(value, served.sampling);
  const prepared = await served.model.prepareChat({ ...options, salt: exchange.tenant.salt });
  const bodies = chatBodies(id, { withUsage: value.stream_options?.include_usage === true });
  await answerPrompt(exchange, { served, prepared, bodies, headers: ignoredHeader(ignored) }, value.stream === true);
}
