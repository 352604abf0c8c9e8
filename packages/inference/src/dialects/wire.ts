/** What servers want otherwise than OpenAI does in the body of a chat. */
import { InferenceError } from '../errors/index.ts';
import type { ChatRequest } from '../types/chat.ts';
import type { Dialect } from '../types/dialect.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface WireWishes {
  readonly request: ChatRequest;
  readonly tenant: string | null;
  /** Keeps what one tenant's prompts leave in a server's cache from the others. */
  readonly cacheSalt: string | undefined;
}

/**
 * Fields that a dialect adds to the body, or takes away with `undefined`. vLLM and others accept unknown fields in silence, so a wish
 * that a server does not know must not reach it.
 * @throws InferenceError `not_supported`, before anything is sent
 */
export function wireFields(dialect: Dialect | undefined, wishes: WireWishes): Fields {
  return dialect === undefined ? plain(wishes) : dialectFields[dialect](wishes);
}

const plain = ({ request: { grammar } }: WireWishes): Fields => {
  if (grammar !== undefined) throw unable('A grammar');
  return {};
};

const dialectFields: Readonly<Record<Dialect, (wishes: WireWishes) => Fields>> = {
  vllm: ({ request: { grammar }, cacheSalt }) => ({
    // `guided_grammar` and its kin are ignored since 0.12.
    ...(grammar === undefined
      ? {}
      : { structured_outputs: { [grammar.syntax === 'gbnf' ? 'grammar' : 'regex']: grammar.text } }),
    ...(cacheSalt === undefined ? {} : { cache_salt: cacheSalt }),
  }),
  'llama-server': ({ request: { grammar }, tenant }) => {
    if (grammar?.syntax === 'regex') throw unable('A regular expression');
    return {
      ...(grammar === undefined ? {} : { grammar: grammar.text }),
      // It has no salt: the time that a cached prompt takes would tell one tenant of another's.
      ...(tenant === null ? {} : { cache_prompt: false }),
    };
  },
  ollama: (wishes) => {
    const { toolChoice, tools } = wishes.request;
    if (typeof toolChoice === 'object' || toolChoice === 'required') throw unable('A choice of tools');
    const without = toolChoice === 'none' && tools !== undefined ? { tools: undefined } : {};
    return { ...plain(wishes), ...without, tool_choice: undefined };
  },
  'lm-studio': (wishes) => {
    if (wishes.request.responseFormat?.type === 'json_object') throw unable('JSON without a schema');
    return plain(wishes);
  },
};

const unable = (what: string): InferenceError =>
  new InferenceError('not_supported', { message: `${what} is nothing that this server takes` });
