/** What the gateway needs from a language model; `open-model.ts` gives it with llama.cpp. */

/** A function that the model called earlier, and what came of it. */
export interface FunctionCall {
  readonly name: string;
  /** JSON values. */
  readonly arguments: unknown;
  readonly result: unknown;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly calls?: readonly FunctionCall[] };

/** A function that the model may call. */
export interface ModelFunction {
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema of the arguments; without one the function takes none. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** What the model may call. */
export interface FunctionOptions {
  readonly functions: readonly ModelFunction[];
  /** The answer is a call, in place of a text. */
  readonly required: boolean;
  /** No more than one call an answer. */
  readonly single: boolean;
}

/** What the answer must look like. */
export type Constraint =
  | { readonly kind: 'json' }
  | { readonly kind: 'schema'; readonly schema: unknown }
  | { readonly kind: 'gbnf'; readonly grammar: string };

/** How an answer is generated. */
export interface SamplingOptions {
  /** Upper bound of generated tokens; what the context leaves is a bound too. */
  readonly maxTokens?: number | undefined;
  /** 0 picks the likeliest token and is the default. */
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  readonly minP?: number | undefined;
  readonly seed?: number | undefined;
  readonly stop?: readonly string[] | undefined;
  readonly constraint?: Constraint | undefined;
  /** What one prompt left evaluated is used again by prompts of the same salt alone. Default: one that all without a salt share. */
  readonly salt?: string | undefined;
}

export interface ChatOptions extends SamplingOptions {
  readonly messages: readonly ChatMessage[];
  /** Not together with a constraint. */
  readonly calling?: FunctionOptions | undefined;
}

/** A text that is continued as it stands, without a chat template. */
export interface CompletionOptions extends SamplingOptions {
  readonly prompt: string;
}

/** A piece of the answer as it is generated; `reasoning` is what the model thinks before it. */
export interface TextChunk {
  readonly channel: 'text' | 'reasoning';
  readonly text: string;
}

/** A piece of the JSON arguments of a call. */
export interface CallChunk {
  readonly channel: 'call';
  /** Which call of the answer, from 0. */
  readonly index: number;
  readonly name: string;
  readonly text: string;
}

export type AnswerChunk = TextChunk | CallChunk;

export interface Generation {
  /** `null` when it was aborted. */
  readonly finishReason: 'stop' | 'length' | 'tool_calls' | null;
  /** Generated tokens, the one that ends the turn included. */
  readonly completionTokens: number;
  /** Prompt tokens that an earlier request had left evaluated. */
  readonly cachedTokens: number;
}

/** A prompt that was rendered, counted and found to fit. */
export interface PreparedPrompt {
  readonly promptTokens: number;
  /** Runs on a free sequence, which is free again when the promise settles. An abort resolves it, it does not reject. */
  generate(signal: AbortSignal, onChunk: (chunk: AnswerChunk) => void): Promise<Generation>;
}

export interface Embeddings {
  /** One unit vector (L2) an input, in order. */
  readonly vectors: readonly (readonly number[])[];
  readonly promptTokens: number;
}

export interface Ranking {
  /** How well each document answers the query, 0 to 1, in their order. */
  readonly scores: readonly number[];
  readonly promptTokens: number;
}

export interface ModelInfo {
  readonly id: string;
  /** `general.architecture` of the file. */
  readonly architecture: string;
  /** What its file was made for. */
  readonly kind: 'chat' | 'ranking';
  /** Tokens that one request may use, prompt and answer together. */
  readonly contextSize: number;
  readonly trainedContextSize: number;
  readonly embeddingLength: number;
  readonly parameterBytes: number;
  /** `general.license` of the file, or null. */
  readonly license: string | null;
  /** Chats that can be generated at the same time. */
  readonly sequences: number;
}

/** A loaded model. */
export interface LanguageModel {
  readonly info: ModelInfo;
  /** @throws GatewayError 400 when the prompt leaves no room in the context, or the constraint is not a grammar. */
  prepareChat(options: ChatOptions): Promise<PreparedPrompt>;
  /** @throws GatewayError as `prepareChat` does. */
  prepareCompletion(options: CompletionOptions): Promise<PreparedPrompt>;
  /**
   * An abort rejects with the signal's reason, after the input that is being evaluated.
   * @throws GatewayError 400 when an input is longer than the context.
   */
  embed(inputs: readonly string[], signal: AbortSignal): Promise<Embeddings>;
  /**
   * Scores documents; ranking models alone can.
   * @throws GatewayError 400 when a document with the query is longer than the context, 501 for another model.
   */
  rank(query: string, documents: readonly string[], signal: AbortSignal): Promise<Ranking>;
  /** Token ids of plain text; text that looks like a special token stays text. */
  tokenize(text: string): readonly number[];
  dispose(): Promise<void>;
}
