import type { FinishReason } from '../types/outcome.ts';

const reasons = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  ['end_turn', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['model_length', 'length'],
  ['content_filter', 'content_filter'],
  ['tool_calls', 'tool_calls'],
  ['function_call', 'tool_calls'],
]);

/** A server's finish reason in our words. vLLM ends a named `tool_choice` with `stop`, so calls decide. */
export function finishReason(raw: string, hasToolCalls: boolean): FinishReason {
  const reason = reasons.get(raw) ?? 'other';
  return reason === 'stop' && hasToolCalls ? 'tool_calls' : reason;
}
