import type { GbnfJsonBasicSchema, Llama, LlamaGrammar } from 'node-llama-cpp';
import { GatewayError, invalidRequest } from '../gateway-error.ts';
import { librarySchema } from './library-schema.ts';
import type { Constraint } from './port.ts';

/** Characters. llama.cpp takes time with the square of a grammar's length, and no other request runs meanwhile: 800 KB, minutes. */
const longestGrammar = 32_768;

/**
 * The grammar of a constraint. Of JSON Schema the library knows type, const, enum, oneOf, object, array, string lengths,
 * date formats and local `$ref`; it passes over the rest, so a caller validates the answer.
 * @param param the request field that holds it.
 * @throws GatewayError 400 when llama.cpp cannot read it, or it is too long.
 */
export async function grammarOf(
  llama: Llama,
  constraint: Constraint,
  param = constraint.kind === 'gbnf' ? 'grammar' : 'response_format',
): Promise<LlamaGrammar> {
  try {
    switch (constraint.kind) {
      case 'json':
        return await llama.getGrammarFor('json');
      case 'gbnf':
        checkLength(constraint.grammar, param);
        return await llama.createGrammar({ grammar: constraint.grammar });
      case 'schema':
        checkLength(JSON.stringify(constraint.schema), param);
        return await llama.createGrammarForJsonSchema(schemaOf(constraint.schema, param));
    }
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw new GatewayError(400, 'invalid_request_error', 'llama.cpp cannot read this grammar', { param, cause });
  }
}

function checkLength(text: string, param: string): void {
  if (text.length > longestGrammar) throw invalidRequest(`A grammar has ${longestGrammar} characters at most`, param);
}

function schemaOf(value: unknown, param: string): GbnfJsonBasicSchema {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidRequest('The JSON schema must be an object', param);
  }
  return librarySchema({ ...value });
}
