/** The wire vectors: what servers send, and what a client has to make of it. */
import { z } from 'zod';
import chat from './vectors/chat.json' with { type: 'json' };
import embeddings from './vectors/embeddings.json' with { type: 'json' };
import http from './vectors/http.json' with { type: 'json' };
import models from './vectors/models.json' with { type: 'json' };
import own from './vectors/own.json' with { type: 'json' };
import sse from './vectors/sse.json' with { type: 'json' };

const head = { id: z.string(), title: z.string(), source: z.string() };

/** UTF-8 text, or raw bytes in hexadecimal. */
const chunk = z.union([z.string(), z.strictObject({ hex: z.string() })]);
export type VectorChunk = z.infer<typeof chunk>;

const usage = z.strictObject({
  input: z.number(),
  output: z.number(),
  cached: z.number().optional(),
  reasoning: z.number().optional(),
});

const sseVector = z.strictObject({
  ...head,
  chunks: z.array(chunk),
  expect: z.strictObject({
    events: z.array(z.strictObject({ event: z.string().nullable(), data: z.string() })),
    trailing: z.string().optional(),
  }),
});

const chatVector = z.strictObject({
  ...head,
  chunks: z.array(chunk),
  /** `reset`: the server destroys the socket after the last chunk. */
  end: z.literal('reset').optional(),
  options: z
    .strictObject({ extractThink: z.boolean(), thinkStartsOpen: z.boolean(), responseFormat: z.string() })
    .partial()
    .optional(),
  expectObjectError: z.string().optional(),
  expect: z.strictObject({
    text: z.string(),
    reasoning: z.string(),
    /** The id `*` stands for any. */
    toolCalls: z.array(z.strictObject({ id: z.string(), name: z.string(), arguments: z.string() })),
    finishReason: z.string().nullable(),
    usage: usage.nullable(),
    complete: z.boolean(),
    error: z.strictObject({ code: z.string(), message: z.string().optional(), status: z.number().optional() }).nullable(),
    rawFinishReason: z.string().optional(),
    refusal: z.string().optional(),
    replacementChars: z.number().optional(),
  }),
});

const httpVector = z.strictObject({
  ...head,
  status: z.number(),
  /** `{{HTTP_DATE_IN_3S}}` is replaced when the vector runs. */
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  expect: z
    .strictObject({
      code: z.string(),
      retryable: z.boolean(),
      /** Two numbers are a range. */
      retryAfterMs: z.union([z.number(), z.tuple([z.number(), z.number()])]),
      promptTokens: z.number(),
      contextSize: z.number(),
      text: z.string(),
      finishReason: z.string(),
      note: z.string(),
    })
    .partial(),
});

const modelsVector = z.strictObject({
  ...head,
  path: z.string(),
  body: z.string(),
  expect: z.strictObject({ ids: z.array(z.string()), contextLength: z.number().optional() }),
});

const embeddingsVector = z.strictObject({
  ...head,
  body: z.string(),
  expect: z.strictObject({
    vectors: z.array(z.array(z.number())).optional(),
    usage: usage.nullable().optional(),
    error: z.string().optional(),
  }),
});

export type SseVector = z.infer<typeof sseVector>;
export type ChatVector = z.infer<typeof chatVector>;
export type HttpVector = z.infer<typeof httpVector>;
export type ModelsVector = z.infer<typeof modelsVector>;
export type EmbeddingsVector = z.infer<typeof embeddingsVector>;

export const sseVectors: readonly SseVector[] = z.array(sseVector).parse(sse);
export const chatVectors: readonly ChatVector[] = z.array(chatVector).parse(chat);
/** Beside those of the reference: what strangers to this client sent it, its mistakes among them. */
export const ownChatVectors: readonly ChatVector[] = z.array(chatVector).parse(own);
export const httpVectors: readonly HttpVector[] = z.array(httpVector).parse(http);
export const modelsVectors: readonly ModelsVector[] = z.array(modelsVector).parse(models);
export const embeddingsVectors: readonly EmbeddingsVector[] = z.array(embeddingsVector).parse(embeddings);
