import { z } from 'zod';
import { GatewayError, invalidRequest } from '../gateway-error.ts';
import type { ChatMessage, ChatOptions, Constraint } from '../llama/port.ts';
import { generationFields, samplingOf, tokenCount } from './generation-request.ts';

const textContent = z.union([
  z.string(),
  z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join('')),
]);

const message = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer', 'user']), content: textContent }),
  z.object({ role: z.literal('assistant'), content: textContent.nullish() }),
]);

const responseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({ type: z.literal('json_schema'), json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }) }),
]);

/** The fields of OpenAI's chat completion request that this gateway honours. */
export const chatRequest = z.object({
  ...generationFields,
  messages: z.array(message).min(1),
  max_completion_tokens: tokenCount.nullish(),
  response_format: responseFormat.nullish(),
  tools: z.array(z.unknown()).nullish(),
});

export type ChatRequest = z.output<typeof chatRequest>;

/**
 * What the model is asked.
 * @throws GatewayError 400 when two fields exclude each other, 501 for tools.
 */
export function chatOptionsOf(request: ChatRequest): ChatOptions {
  if (request.tools && request.tools.length > 0) {
    throw new GatewayError(501, 'not_supported_error', 'Tools are not supported', { param: 'tools' });
  }
  const sampling = samplingOf(request);
  const format = formatOf(request);
  if (sampling.constraint && format) throw invalidRequest('grammar and response_format exclude each other', 'grammar');
  return {
    ...sampling,
    messages: request.messages.map(messageOf),
    maxTokens: request.max_completion_tokens ?? sampling.maxTokens,
    constraint: sampling.constraint ?? format,
  };
}

function messageOf({ role, content }: ChatRequest['messages'][number]): ChatMessage {
  return { role: role === 'developer' ? 'system' : role, content: content ?? '' };
}

function formatOf({ response_format: format }: ChatRequest): Constraint | undefined {
  if (!format || format.type === 'text') return undefined;
  return format.type === 'json_object' ? { kind: 'json' } : { kind: 'schema', schema: format.json_schema.schema };
}
