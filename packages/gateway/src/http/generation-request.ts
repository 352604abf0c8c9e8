import { z } from 'zod';
import type { SamplingOptions } from '../llama/port.ts';

const stopText = z.string().min(1).max(256);

export const tokenCount = z.int().min(1);

/** The fields that chats and texts have in common: OpenAI's, and llama.cpp's `grammar`, `top_k` and `min_p`. */
export const generationFields = {
  model: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: tokenCount.nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  top_k: z.int().min(0).nullish(),
  min_p: z.number().min(0).max(1).nullish(),
  seed: z.int().min(0).max(4_294_967_295).nullish(),
  stop: z.union([stopText, z.array(stopText).max(4)]).nullish(),
  n: z.literal(1).nullish(),
  grammar: z.string().min(1).nullish(),
};

const generationRequest = z.object(generationFields);

export type GenerationRequest = z.output<typeof generationRequest>;

export function samplingOf(request: GenerationRequest): SamplingOptions {
  return {
    maxTokens: request.max_tokens ?? undefined,
    temperature: request.temperature ?? undefined,
    topP: request.top_p ?? undefined,
    topK: request.top_k ?? undefined,
    minP: request.min_p ?? undefined,
    seed: request.seed ?? undefined,
    stop: typeof request.stop === 'string' ? [request.stop] : (request.stop ?? undefined),
    constraint: request.grammar ? { kind: 'gbnf', grammar: request.grammar } : undefined,
  };
}
