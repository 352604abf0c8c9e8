import type { Timeouts } from '../transport/index.ts';
import type { Account } from './account.ts';
import type { ChatContent, ChatDelta, FinishReason, ToolCall } from './outcome.ts';
import type { ResultBase } from './result.ts';
import type { Tier } from './tier.ts';

export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  /** Always sent inline: a server must not fetch an address on the client's behalf. */
  | { readonly type: 'image'; readonly mediaType: string; readonly base64: string };

export type ChatMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly ContentPart[] }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly content: string; readonly toolCallId: string };

export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** Left out it is 1, and with vLLM, LM Studio or a server of no known dialect what the server takes. */
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  readonly tools?: readonly Tool[];
  readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string };
  /** Beside `responseFormat` there is no place for it. GBNF is llama.cpp's; vLLM takes it too, and regular expressions. */
  readonly grammar?: { readonly syntax: 'gbnf' | 'regex'; readonly text: string };
  readonly responseFormat?:
    | { readonly type: 'json_object' }
    | { readonly type: 'json_schema'; readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** With the first one; default 3. */
  readonly maxAttempts?: number | undefined;
  /** On whose behalf: tenants take turns in a queue, and a policy keeps them apart. */
  readonly tenant?: string | undefined;
  /** Endpoints below are not used, whatever the policy allows; default `undeclared`, which is none. */
  readonly tierFloor?: Tier | undefined;
  /** Of the tenant, where a server has a cache that prompts of others may hit: vLLM's `cache_salt`. */
  readonly cacheSalt?: string | undefined;
  /** Who pays for this call; default: the account of the client. */
  readonly account?: Account | undefined;
  /** W3C trace context, passed on as it is. */
  readonly traceparent?: string | undefined;
  /** For traces alone; no server is told. */
  readonly conversationId?: string | undefined;
  /** Moves `<think>…</think>` from the text into the reasoning. */
  readonly extractThink?: boolean | undefined;
  /** The prompt's template has written the opening tag already. */
  readonly thinkStartsOpen?: boolean | undefined;
}

export type ChatEvent =
  | { readonly type: 'start'; readonly requestId: string; readonly endpointId: string; readonly model: string }
  | ChatDelta;

export interface ChatResult extends ChatContent, ResultBase {
  readonly complete: true;
  readonly finishReason: FinishReason;
  readonly rawFinishReason: string;
}

/**
 * A reply as it comes. It begins when the first event or the result is asked for, is read by one reader at that reader's pace,
 * and ends the server's work when the reader leaves.
 */
export interface ChatStream extends AsyncIterable<ChatEvent> {
  /** Without a reader it reads the stream itself. Rejects with an `InferenceError` whose `partial` holds what had come. */
  readonly result: Promise<ChatResult>;
  abort(reason?: unknown): void;
}
