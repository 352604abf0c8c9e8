/** What a chat call brought back, whole or in part. */

export type FinishReason = 'stop' | 'length' | 'content_filter' | 'tool_calls' | 'other';

/**
 * Tokens: as the server reported them, as they were counted with the model's vocabulary, or estimated from the length of what was sent
 * and came. A server that reports none gives `null` in place of this, never zeros.
 */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cached?: number;
  readonly reasoning?: number;
  readonly source: 'reported' | 'counted' | 'estimated';
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it; `{}` when it wrote none. */
  readonly arguments: string;
  /** The arguments are not JSON. */
  readonly invalid?: true;
}

/** The content of a reply, exactly as received: nothing is trimmed, joined or normalised. */
export interface ChatContent {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: FinishReason | null;
  readonly rawFinishReason: string | null;
  readonly refusal?: string;
  /** Number of U+FFFD in text and reasoning: characters that were broken on the way. */
  readonly replacementChars: number;
  readonly usage: Usage | null;
  /** The model as the server names it. */
  readonly servedModel: string | null;
}

/** What had arrived when a call failed; `InferenceError.partial`. */
export interface PartialChat extends ChatContent {
  readonly complete: false;
}

/** One step of a reply. `tool.index` is the position in `toolCalls`; `id` is null while the server has not named one. */
export type ChatDelta =
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'reasoning'; readonly delta: string }
  | { readonly type: 'refusal'; readonly delta: string }
  | {
      readonly type: 'tool';
      readonly index: number;
      readonly id: string | null;
      readonly name: string;
      readonly argsDelta: string;
    }
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly raw: string };
