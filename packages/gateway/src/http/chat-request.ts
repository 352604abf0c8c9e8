import { z } from 'zod';
import { invalidRequest } from '../gateway-error.ts';
import type { ChatOptions, Constraint } from '../llama/port.ts';
import { chatMessage, chatMessagesOf } from './chat-messages.ts';
import { callingOf, toolFields } from './chat-tools.ts';
import { generationFields, type SamplingDefaults, samplingOf, tokenCount } from './generation-request.ts';

const responseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({ type: z.literal('json_schema'), json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }) }),
]);

/** The fields of OpenAI's chat completion request that this gateway honours. */
export const chatRequest = z.object({
  ...generationFields,
  ...toolFields,
  messages: z.array(chatMessage).min(1),
  max_completion_tokens: tokenCount.nullish(),
  response_format: responseFormat.nullish(),
});

export type ChatRequest = z.output<typeof chatRequest>;

/**
 * What the model is asked.
 * @throws GatewayError 400 when two fields exclude each other: llama.cpp binds an answer by one grammar, and a call has its own.
 */
export function chatOptionsOf(request: ChatRequest, defaults?: SamplingDefaults): ChatOptions {
  const sampling = samplingOf(request, defaults);
  const format = formatOf(request);
  const calling = callingOf(request);
  if (sampling.constraint && format) throw invalidRequest('grammar and response_format exclude each other', 'grammar');
  const constraint = sampling.constraint ?? format;
  if (calling && constraint) {
    throw invalidRequest('tools exclude a grammar and a JSON response_format unless tool_choice is none', 'tools');
  }
  return {
    ...sampling,
    messages: chatMessagesOf(request.messages),
    maxTokens: request.max_completion_tokens ?? sampling.maxTokens,
    constraint,
    calling,
  };
}

function formatOf({ response_format: format }: ChatRequest): Constraint | undefined {
  if (!format || format.type === 'text') return undefined;
  return format.type === 'json_object' ? { kind: 'json' } : { kind: 'schema', schema: format.json_schema.schema };
}
