import type { Dialect, Inference } from '@repo/inference';
import type { AccountConfig, FxSource } from '@repo/inference/accounting';
import type { RefusalReason } from './policy/refusal.ts';
import type { ModelStanding } from './policy/standing.ts';

/** How a model came to be used: its server was set, it was found running on this machine, or the embedded gateway loads a file. */
export type ModelOrigin = 'set' | 'found' | 'embedded';

/** The model that answers. */
export interface ServedModel {
  /** As its server names it. */
  readonly id: string;
  readonly origin: ModelOrigin;
  /** What the server was recognised as; null for one of no kind that is known. */
  readonly dialect: Dialect | null;
  /** Host and port of the server: "127.0.0.1:11434". */
  readonly host: string;
  /** The address is of this machine. A tunnel may stand behind it where somebody else's server was set or found. */
  readonly onThisMachine: boolean;
  /** Tokens of the window as served; null when the server does not say. */
  readonly contextLength: number | null;
  /** What the policy knows of it, as the gate decides. */
  readonly standing: ModelStanding;
}

/**
 * Why a model file is not used: no file of that name, none that this user may read, no GGUF file, too large for the memory, or one
 * that llama.cpp cannot load.
 */
export type FileFailure = 'file_missing' | 'file_denied' | 'not_gguf' | 'too_large' | 'model_unreadable';

/**
 * Why the server that was set is not used: nothing answers; its API is below `/v1` of the address; what answers is no model
 * server; it wants another key; it has no model that can answer; it answers with an error of its own.
 */
export type ServerFailure = 'unreachable' | 'needs_v1' | 'not_api' | 'unauthorized' | 'no_model' | 'server_error';

/** Why the embedded gateway does not answer. */
export type EmbeddedFailure = FileFailure | 'llama_missing' | 'start_failed';

export type InferenceFailure = ServerFailure | EmbeddedFailure;

/** The model file that a person would correct. */
export interface ChosenFile {
  /** `MODEL_PATH` names it, or it is the newest one of the folder of models. */
  readonly by: 'MODEL_PATH' | 'folder';
  /** Both are whole paths. */
  readonly path: string;
  readonly folder: string;
}

export type InferenceState =
  | { readonly state: 'ready'; readonly model: ServedModel; readonly client: Inference }
  /** No server runs and no model file is here: the product goes on by rules. */
  | {
      readonly state: 'none';
      /** The whole path of the folder of models, where one is read. */
      readonly folder?: string;
    }
  /** The embedded gateway reads its model. */
  | { readonly state: 'loading' }
  /** The embedded gateway ended and is being started again by itself. */
  | { readonly state: 'starting' }
  /** The server runs and no call is made: several failed one after another, or it asked for a pause. */
  | {
      readonly state: 'resting';
      readonly model: ServedModel;
      /** Milliseconds until a call is made again, at most. */
      readonly waitMs: number;
    }
  /** The policy lets no question out. */
  | {
      readonly state: 'refused';
      readonly reason: RefusalReason;
      /** The one that would have answered; absent where it was not come to that. */
      readonly model?: string;
    }
  | {
      readonly state: 'failed';
      readonly reason: ServerFailure;
      /** As `INFERENCE_URL` has it. */
      readonly url?: string;
    }
  | { readonly state: 'failed'; readonly reason: EmbeddedFailure; readonly file?: ChosenFile };

/** By what calls are charged and kept apart. */
export interface CallTerms {
  /** What is known of a model under the name by which its server offers it. */
  readonly cards?: AccountConfig['cards'];
  readonly fx?: FxSource;
  /** What the place adds to the electricity of the machine: "1.5". */
  readonly pue?: string;
  /** What a kilowatt-hour costs there. */
  readonly electricity?: NonNullable<AccountConfig['electricity']>;
  /** Of an organization's prompts, where a server keeps a cache of them. */
  readonly saltOf?: (organizationId: string) => string;
}

/** What procedures see of inference. */
export interface InferencePort {
  /** Absent: nothing is known of any model, and no call has a salt. */
  readonly terms?: CallTerms;
  /** As it last was; null before it was first asked for. Asks nobody. */
  readonly latest?: InferenceState | null;
  /**
   * As it is now. The server in use is asked whether it still answers when that is not known of the last ten seconds or a call
   * to it failed; others are looked for at most once a minute. Never rejects.
   */
  current(): Promise<InferenceState>;
}

/** A product without a model. */
export const noInference: InferencePort = { current: async () => ({ state: 'none' }) };
