/** What servers want otherwise than OpenAI does in the body of a chat. */
import type { ChatRequest } from '../types/chat.ts';
import type { Dialect } from '../types/dialect.ts';
import { tgiFields } from './tgi-wire.ts';
import { type Fields, plain, unable, type WireWishes } from './wishes.ts';

export type { WireWishes } from './wishes.ts';

/**
 * Fields that a dialect adds to the body, or takes away with `undefined`. vLLM and others accept unknown fields in silence, so a wish
 * that a server does not know must not reach it.
 * @throws InferenceError `not_supported`, before anything is sent
 */
export function wireFields(dialect: Dialect | undefined, wishes: WireWishes): Fields {
  return dialect === undefined ? plain(wishes) : dialectFields[dialect](wishes);
}

/** OpenAI's defaults, for servers that put others of their own in their place; vLLM and LM Studio take what came with the model. */
const sampling = ({ temperature = 1, topP = 1 }: ChatRequest): Fields => ({ temperature, top_p: topP });

/** Of a proxy nobody knows who answers, and some models behind one refuse a temperature beside `top_p`. */
const passedOn = (wishes: WireWishes): Fields => {
  const { temperature, topP } = wishes.request;
  return { ...plain(wishes), temperature: temperature ?? (topP === undefined ? 1 : undefined) };
};

const dialectFields: Readonly<Record<Dialect, (wishes: WireWishes) => Fields>> = {
  vllm: ({ request: { grammar }, cacheSalt }) => ({
    // `guided_grammar` and its kin are ignored since 0.12.
    ...(grammar === undefined
      ? {}
      : { structured_outputs: { [grammar.syntax === 'gbnf' ? 'grammar' : 'regex']: grammar.text } }),
    ...(cacheSalt === undefined ? {} : { cache_salt: cacheSalt }),
  }),
  'llama-server': ({ request, tenant }) => {
    const { grammar } = request;
    if (grammar?.syntax === 'regex') throw unable('A regular expression');
    return {
      ...sampling(request),
      ...(grammar === undefined ? {} : { grammar: grammar.text }),
      // It has no salt: the time that a cached prompt takes would tell one tenant of another's.
      ...(tenant === null ? {} : { cache_prompt: false }),
    };
  },
  ollama: (wishes) => {
    const { toolChoice, tools } = wishes.request;
    if (typeof toolChoice === 'object' || toolChoice === 'required') throw unable('A choice of tools');
    const without = toolChoice === 'none' && tools !== undefined ? { tools: undefined } : {};
    // It forces both to 1, whatever came with the model.
    return { ...plain(wishes), ...sampling(wishes.request), ...without, tool_choice: undefined };
  },
  'lm-studio': (wishes) => {
    if (wishes.request.responseFormat?.type === 'json_object') throw unable('JSON without a schema');
    return plain(wishes);
  },
  tgi: tgiFields,
  litellm: passedOn,
  openrouter: passedOn,
};
