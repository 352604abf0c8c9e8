import type { GbnfJsonBasicSchema, Llama, LlamaGrammar } from 'node-llama-cpp';
import { GatewayError, invalidRequest } from '../gateway-error.ts';
import { librarySchema } from './library-schema.ts';
import type { Constraint } from './port.ts';

/**
 * The grammar of a constraint. Of JSON Schema the library knows type, const, enum, oneOf, object, array, string lengths,
 * date formats and local `$ref`; it passes over the rest, so a caller validates the answer.
 * @throws GatewayError 400 when llama.cpp cannot read it.
 */
export async function grammarOf(llama: Llama, constraint: Constraint): Promise<LlamaGrammar> {
  try {
    switch (constraint.kind) {
      case 'json':
        return await llama.getGrammarFor('json');
      case 'gbnf':
        return await llama.createGrammar({ grammar: constraint.grammar });
      case 'schema':
        return await llama.createGrammarForJsonSchema(schemaOf(constraint.schema));
    }
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const param = constraint.kind === 'gbnf' ? 'grammar' : 'response_format';
    throw new GatewayError(400, 'invalid_request_error', 'llama.cpp cannot read this grammar', { param, cause });
  }
}

function schemaOf(value: unknown): GbnfJsonBasicSchema {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidRequest('The JSON schema must be an object', 'response_format');
  }
  return librarySchema({ ...value });
}
