/** `POST /api/chat`. */
import { answerPrompt } from '../answer-prompt.ts';
import { chatOptionsOf } from '../chat-request.ts';
import type { Exchange } from '../exchange.ts';
import { ignoredHeader, parseRequest } from '../parse-request.ts';
import { readJson } from '../read-json.ts';
import { ollamaBodies } from './bodies.ts';
import { chatRequestOf, checkTaggedModel, ollamaChatRequest } from './request.ts';

/** Ollama streams unless it is told not to. */
export async function ollamaChat(exchange: Exchange): Promise<void> {
  const served = exchange.served();
  const { value, ignored } = parseRequest(ollamaChatRequest, await readJson(exchange.request, exchange.limits.bodyBytes));
  checkTaggedModel(served, value.model);
  exchange.measure.begin('chat', served.model.info.id);
  const options = chatOptionsOf(chatRequestOf(value), served.sampling);
  const bodies = ollamaBodies(value.model);
  const prepared = await served.model.prepareChat({ ...options, salt: exchange.tenant.salt });
  await answerPrompt(exchange, { served, prepared, bodies, headers: ignoredHeader(ignored) }, value.stream !== false);
}
