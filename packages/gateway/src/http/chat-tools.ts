/** The tools of a chat request, and which of them the model may or must call. */
import { z } from 'zod';
import { invalidRequest } from '../gateway-error.ts';
import type { FunctionOptions, ModelFunction } from '../llama/port.ts';

const functionName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);

const tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: functionName,
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.object({ type: z.literal('function'), function: z.object({ name: functionName }) }),
]);

export const toolFields = {
  tools: z.array(tool).max(128).nullish(),
  tool_choice: toolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
};

const toolRequest = z.object(toolFields);

/**
 * What the model may call; undefined when nothing.
 * @throws GatewayError 400 for a tool that is there twice, or a choice of one that is not there.
 */
export function callingOf(request: z.output<typeof toolRequest>): FunctionOptions | undefined {
  const functions = (request.tools ?? []).map(functionOf);
  const choice = request.tool_choice ?? 'auto';
  if (new Set(functions.map(({ name }) => name)).size !== functions.length) {
    throw invalidRequest('Two tools have the same name', 'tools');
  }
  if (typeof choice === 'object') {
    const chosen = functions.filter(({ name }) => name === choice.function.name);
    if (chosen.length === 0) throw invalidRequest(`There is no tool ${choice.function.name}`, 'tool_choice');
    return { functions: chosen, required: true, single: true };
  }
  if (choice === 'required' && functions.length === 0) throw invalidRequest('There is no tool to call', 'tool_choice');
  if (choice === 'none' || functions.length === 0) return undefined;
  return { functions, required: choice === 'required', single: request.parallel_tool_calls === false };
}

/** A schema without properties takes no arguments: so the model need not write an empty object. */
function functionOf({ function: { name, description, parameters } }: z.output<typeof tool>): ModelFunction {
  const takesNone = !parameters || Object.keys(parameters).length === 0;
  return { name, description: description ?? undefined, parameters: takesNone ? undefined : parameters };
}
