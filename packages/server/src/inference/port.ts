import type { Dialect, Inference } from '@repo/inference';

/** How a model came to be used: its server was set, it was found running on this machine, or the embedded gateway loads a file. */
export type ModelOrigin = 'set' | 'found' | 'embedded';

/** The model that answers. */
export interface ServedModel {
  /** As its server names it. */
  readonly id: string;
  readonly origin: ModelOrigin;
  /** What the server was recognised as; null for one that was set and not asked. */
  readonly dialect: Dialect | null;
  /** Host and port of the server: "127.0.0.1:11434". */
  readonly host: string;
  /** The address is of this machine. A tunnel may stand behind it where somebody else's server was set or found. */
  readonly onThisMachine: boolean;
  /** Tokens of the window as served; null when the server does not say. */
  readonly contextLength: number | null;
}

/** Why the embedded gateway or the server that was set does not answer. */
export type InferenceFailure = 'llama_missing' | 'model_unreadable' | 'start_failed' | 'unreachable';

export type InferenceState =
  | { readonly state: 'ready'; readonly model: ServedModel; readonly client: Inference }
  /** No server runs and no model file is here: the product goes on by rules. */
  | { readonly state: 'none' }
  /** The embedded gateway reads its model. */
  | { readonly state: 'loading' }
  /** Others can reach this product, and there a model must have a card. */
  | { readonly state: 'refused' }
  | { readonly state: 'failed'; readonly reason: InferenceFailure };

/** What procedures see of inference. */
export interface InferencePort {
  /** As it is now: servers are looked for at most once a minute. Never rejects. */
  current(): Promise<InferenceState>;
}

/** A product without a model. */
export const noInference: InferencePort = { current: async () => ({ state: 'none' }) };
