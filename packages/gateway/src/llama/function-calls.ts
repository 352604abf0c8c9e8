/** Functions of a request in the library's form, and the pieces of a call as they are generated. */
import type {
  ChatModelFunctions,
  ChatWrapper,
  ChatWrapperGeneratedContextState,
  LLamaChatGenerateResponseOptions,
} from 'node-llama-cpp';
import { invalidRequest } from '../gateway-error.ts';
import { librarySchema } from './library-schema.ts';
import type { CallChunk, FunctionOptions, ModelFunction } from './port.ts';

/** @throws GatewayError 400 when the schema of arguments is not one of an object. */
export function functionsOf({ functions }: FunctionOptions): ChatModelFunctions {
  return Object.fromEntries(functions.map((one) => [one.name, definitionOf(one)]));
}

function definitionOf({ name, description, parameters }: ModelFunction): ChatModelFunctions[string] {
  if (parameters && parameters.type !== 'object') {
    throw invalidRequest(`The arguments of ${name} must have a schema of type object`, 'tools');
  }
  return { ...(description !== undefined && { description }), ...(parameters && { params: librarySchema(parameters) }) };
}

/**
 * Some formats let a model choose between text, thought and call by how its answer begins; what a call put in front of that choice
 * means to them nobody has tried.
 * @throws GatewayError 400 for a request that demands a call in such a format.
 */
export function checkChoice(state: ChatWrapperGeneratedContextState, { required }: FunctionOptions): void {
  if (required && (state.prefixTriggers ?? state.noPrefixTrigger)) {
    throw invalidRequest('The chat format of this model cannot be made to call: use tool_choice auto', 'tool_choice');
  }
}

/** A wrapper that begins every answer with a call, for a request that demands one. */
export function callingWrapper(wrapper: ChatWrapper): ChatWrapper {
  const generateContextState: ChatWrapper['generateContextState'] = (options) => {
    const { contextText, stopGenerationTriggers } = wrapper.generateContextState(options);
    return {
      contextText,
      stopGenerationTriggers,
      functionCall: { initiallyEngaged: true, disengageInitiallyEngaged: [] },
    };
  };
  return new Proxy(wrapper, {
    get: (target, key, receiver) =>
      key === 'generateContextState' ? generateContextState : Reflect.get(target, key, receiver),
  });
}

type Options = LLamaChatGenerateResponseOptions<ChatModelFunctions>;

/** What the library is given beside the functions. */
export interface CallListeners {
  readonly maxParallelFunctionCalls?: 1;
  readonly onFunctionCall: NonNullable<Options['onFunctionCall']>;
  readonly onFunctionCallParamsChunk: NonNullable<Options['onFunctionCallParamsChunk']>;
}

/**
 * Listeners that send the arguments on as they come. The library ends them with line feeds, which are no part of the JSON; a call
 * without arguments has no pieces and is sent as `{}`.
 */
export function callListeners(send: (chunk: CallChunk) => void, { single }: FunctionOptions): CallListeners {
  let held = '';
  let open = -1;
  let finished = -1;
  return {
    ...(single && { maxParallelFunctionCalls: 1 }),
    onFunctionCallParamsChunk({ callIndex: index, functionName: name, paramsChunk }) {
      if (open !== index) held = '';
      open = index;
      const text = held + paramsChunk;
      const end = text.trimEnd().length;
      held = text.slice(end);
      if (end > 0) send({ channel: 'call', index, name, text: text.slice(0, end) });
    },
    onFunctionCall({ functionName: name }) {
      finished += 1;
      if (open !== finished) send({ channel: 'call', index: finished, name, text: '{}' });
    },
  };
}
