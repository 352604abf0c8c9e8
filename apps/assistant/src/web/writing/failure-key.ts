const keys: Readonly<Record<string, string>> = {
  connect_failed: 'assistant.written.failure.unreachable',
  unavailable: 'assistant.written.failure.unreachable',
  circuit_open: 'assistant.written.failure.unreachable',
  timeout: 'assistant.written.failure.timeout',
  overloaded: 'assistant.written.failure.overloaded',
  rate_limited: 'assistant.written.failure.overloaded',
  quota_exceeded: 'assistant.written.failure.overloaded',
  model_not_found: 'assistant.written.failure.gone',
  no_model: 'assistant.written.failure.gone',
  context_length_exceeded: 'assistant.written.failure.window',
};

/**
 * The message for what kept a model from answering.
 * @param failure a code of InferenceError, or `unreadable`
 */
export function failureKey(failure: string | null): string {
  return (failure !== null && Object.hasOwn(keys, failure) && keys[failure]) || 'assistant.written.failure.other';
}
