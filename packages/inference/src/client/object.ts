/** A reply that is a value of a schema. Servers ignore unknown keys and cut long answers, so nothing is believed unchecked. */
import { InferenceError } from '../errors/index.ts';
import { parseJson } from '../errors/json.ts';
import type { Checked, Rule } from '../schema/rule.ts';
import type { CallOptions, ChatRequest, ChatResult } from '../types/chat.ts';
import type { ErrorCode } from '../types/error-codes.ts';
import type { JsonObjectRequest, ObjectRequest, ObjectResult } from '../types/object.ts';

/** One chat call, limited to the time that is left. */
export type Chat = (request: ChatRequest, options: CallOptions) => Promise<ChatResult>;

type Wish = ObjectRequest<unknown> | JsonObjectRequest;

/**
 * Asks with the schema, checks the answer, and asks once more with what is wrong with it.
 * @throws InferenceError `structured_output_incomplete` for an answer cut by length, `structured_output_invalid` for a second one
 * that does not fit, and whatever a chat call throws.
 */
export async function object<T>(chat: Chat, request: Wish, rule: Rule<T>, options: CallOptions): Promise<ObjectResult<T>> {
  const { schema: _, schemaName = 'answer', ...rest } = request;
  const responseFormat = { type: 'json_schema', name: schemaName, schema: rule.jsonSchema } as const;
  const first = await chat({ ...rest, responseFormat }, options);
  const checked = check(rule, first);
  if (checked.ok) return { ...first, value: checked.value, repaired: false, rejected: null };
  const messages = [
    ...rest.messages,
    { role: 'assistant', content: first.text },
    { role: 'user', content: `That does not fit the schema: ${checked.problem}. Answer again, with the JSON value only.` },
  ] as const;
  const second = await chat({ ...rest, messages, responseFormat }, options);
  const repaired = check(rule, second);
  if (!repaired.ok) throw failure('structured_output_invalid', second, `The answer does not fit the schema: ${repaired.where}`);
  return { ...second, value: repaired.value, repaired: true, rejected: first };
}

function check<T>(rule: Rule<T>, result: ChatResult): Checked<T> {
  const { finishReason, text, refusal } = result;
  if (finishReason === 'length') throw failure('structured_output_incomplete', result, 'The answer was cut by its length');
  if (finishReason !== 'stop' || refusal !== undefined) {
    throw failure(
      'structured_output_invalid',
      result,
      `The answer ended with ${refusal === undefined ? finishReason : 'a refusal'}`,
    );
  }
  const json = parseJson(text);
  if (json === undefined) return { ok: false, problem: 'it is not JSON', where: 'not JSON' };
  try {
    return rule.read(json);
  } catch (error) {
    // A schema that refers to itself is followed as deep as the answer goes.
    if (error instanceof RangeError) return { ok: false, problem: 'it is nested too deeply', where: 'nested too deeply' };
    throw error;
  }
}

function failure(code: ErrorCode, result: ChatResult, message: string): InferenceError {
  const { requestId, endpointId } = result;
  return new InferenceError(code, { message, requestId, endpointId, partial: { ...result, complete: false } });
}
