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

/** How an answer is sampled where the request does not say. */
export interface SamplingDefaults {
  readonly temperature: number;
  /** 1: every token may be picked. */
  readonly topP: number;
  /** 0: every token may be picked. */
  readonly topK: number;
  readonly minP: number;
}

/** The likeliest token, every time. */
export const greedy: SamplingDefaults = { temperature: 0, topP: 1, topK: 0, minP: 0 };

export function samplingOf(request: GenerationRequest, defaults: SamplingDefaults = greedy): SamplingOptions {
  return {
    maxTokens: request.max_tokens ?? undefined,
    temperature: request.temperature ?? defaults.temperature,
    topP: request.top_p ?? defaults.topP,
    topK: request.top_k ?? defaults.topK,
    minP: request.min_p ?? defaults.minP,
    seed: request.seed ?? undefined,
    stop: typeof request.stop === 'string' ? [request.stop] : (request.stop ?? undefined),
    constraint: request.grammar ? { kind: 'gbnf', grammar: request.grammar } : undefined,
  };
}
