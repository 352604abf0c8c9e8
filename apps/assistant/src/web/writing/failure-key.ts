import type { Written } from '../shapes.ts';

type ModelOrigin = Written['model']['origin'];

const notReached: ReadonlySet<string> = new Set(['connect_failed', 'unavailable', 'circuit_open', 'stream_incomplete']);

const keys: Readonly<Record<string, string>> = {
  connect_failed: 'assistant.written.failure.unreachable',
  unavailable: 'assistant.written.failure.unreachable',
  circuit_open: 'assistant.written.failure.resting',
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
 * @param origin whose server it was: the product starts its own again by itself
 */
export function failureKey(failure: string | null, origin: ModelOrigin): string {
  if (origin === 'embedded' && failure !== null && notReached.has(failure)) return 'assistant.written.failure.restarting';
  return (failure !== null && Object.hasOwn(keys, failure) && keys[failure]) || 'assistant.written.failure.other';
}
