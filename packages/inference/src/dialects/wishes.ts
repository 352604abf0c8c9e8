import { InferenceError } from '../errors/index.ts';
import type { ChatRequest } from '../types/chat.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface WireWishes {
  readonly request: ChatRequest;
  readonly tenant: string | null;
  /** Keeps what one tenant's prompts leave in a server's cache from the others. */
  readonly cacheSalt: string | undefined;
}

/** Nothing beyond OpenAI's own fields. */
export const plain = ({ request: { grammar } }: WireWishes): Fields => {
  if (grammar !== undefined) throw unable('A grammar');
  return {};
};

export const unable = (what: string): InferenceError =>
  new InferenceError('not_supported', { message: `${what} is nothing that this server takes` });
