/** Requests to Ollama's paths (github.com/ollama/ollama, `docs/api.md`) as the same requests in OpenAI's form. */
import { z } from 'zod';
import { invalidRequest } from '../../gateway-error.ts';
import { type ChatRequest, chatRequest } from '../chat-request.ts';
import { checkModel, type ServedModel } from '../exchange.ts';
import { parseRequest } from '../parse-request.ts';

const call = z.object({ function: z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) }) });

const message = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().default(''),
  images: z.array(z.unknown()).max(0, 'There is no model for images here').nullish(),
  tool_calls: z.array(call).nullish(),
});

const samplingOptions = z.object({
  num_predict: z.int().nullish(),
  temperature: z.number().nullish(),
  top_p: z.number().nullish(),
  top_k: z.int().nullish(),
  min_p: z.number().nullish(),
  seed: z.int().nullish(),
  stop: z.array(z.string()).nullish(),
});

export const ollamaChatRequest = z.object({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  stream: z.boolean().nullish(),
  format: z.union([z.literal('json'), z.literal(''), z.record(z.string(), z.unknown())]).nullish(),
  tools: z.array(z.unknown()).nullish(),
  options: samplingOptions.nullish(),
});

export type OllamaChatRequest = z.output<typeof ollamaChatRequest>;

/** @throws GatewayError 400 as a request in OpenAI's form would. */
export function chatRequestOf({ messages, format, tools, options }: OllamaChatRequest): ChatRequest {
  const { num_predict: limit, ...sampling } = options ?? {};
  const body = {
    ...sampling,
    // Ollama's -1 and -2 mean: as long as there is room.
    max_tokens: limit && limit > 0 ? limit : undefined,
    messages: wireMessages(messages),
    tools: tools ?? undefined,
    response_format: formatOf(format),
  };
  return parseRequest(chatRequest, body).value;
}

/** Ollama's calls have no ids: results answer them in their order. */
function wireMessages(messages: OllamaChatRequest['messages']) {
  let open: string[] = [];
  return messages.map(({ role, content, tool_calls: calls }, index) => {
    if (role === 'tool') {
      const id = open.shift();
      if (id === undefined) throw invalidRequest(`messages.${index}: there is no such call`, 'messages');
      return { role, tool_call_id: id, content };
    }
    if (role !== 'assistant') return { role, content };
    open = (calls ?? []).map((_, position) => `${index}.${position}`);
    const wireCalls = (calls ?? []).map(({ function: { name, arguments: given } }, position) => ({
      id: `${index}.${position}`,
      function: { name, arguments: JSON.stringify(given) },
    }));
    return { role, content, tool_calls: wireCalls };
  });
}

function formatOf(format: OllamaChatRequest['format']) {
  if (!format) return undefined;
  return format === 'json' ? { type: 'json_object' } : { type: 'json_schema', json_schema: { name: 'format', schema: format } };
}

/** The model by its id, or with Ollama's default tag. @throws GatewayError 404 */
export function checkTaggedModel(served: ServedModel, asked: string): void {
  checkModel(served, asked === `${served.model.info.id}:latest` ? served.model.info.id : asked);
}
