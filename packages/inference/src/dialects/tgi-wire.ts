import type { ChatRequest } from '../types/chat.ts';
import { type Fields, unable, type WireWishes } from './wishes.ts';

/**
 * Text Generation Inference names what an answer is held to in its own way: `grammar` in its first API, `response_format` of the same
 * shape in the chat; what it does not know it passes over, so both are sent.
 */
export function tgiFields({ request }: WireWishes): Fields {
  const held = heldTo(request);
  if (held !== undefined && request.tools !== undefined) throw unable('Tools beside a form of the answer');
  return {
    ...(held === undefined ? {} : { grammar: held, response_format: held }),
    // It refuses 1 as no choice among tokens.
    ...(request.topP === undefined || request.topP < 1 ? {} : { top_p: undefined }),
  };
}

function heldTo({ responseFormat, grammar }: ChatRequest): { readonly type: string; readonly value: unknown } | undefined {
  if (grammar?.syntax === 'gbnf') throw unable('A grammar');
  if (grammar !== undefined) return { type: 'regex', value: grammar.text };
  if (responseFormat?.type === 'json_schema') return { type: 'json', value: responseFormat.schema };
  return responseFormat === undefined ? undefined : { type: 'json', value: { type: 'object' } };
}
