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
  const prepared = await served.model.prepareChat(chatOptionsOf(value));
  const answer = { served, prepared, bodies: chatBodies(served.model.info.id), headers: ignoredHeader(ignored) };
  await answerPrompt(exchange, answer, value);
}
