/** Results of this client as `ai` 6 has them. */
import type { ChatResult } from '../types/chat.ts';
import type { ToolCall, Usage } from '../types/outcome.ts';
import type { SdkFinishReason, SdkResult, SdkUsage } from './types.ts';

const unified = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  other: 'other',
} as const;

export const finishReason = ({ finishReason: reason, rawFinishReason: raw }: ChatResult): SdkFinishReason => ({
  unified: unified[reason],
  raw,
});

/** A server that reports no tokens leaves them undefined, never zero. */
export function sdkUsage(usage: Usage | null): SdkUsage {
  const { input, output, cached, reasoning } = usage ?? {};
  const without = (total: number | undefined, part = 0): number | undefined => (total === undefined ? undefined : total - part);
  return {
    inputTokens: { total: input, noCache: without(input, cached), cacheRead: cached, cacheWrite: undefined },
    outputTokens: { total: output, text: without(output, reasoning), reasoning },
  };
}

/** By which a call is found again in the audit. */
export const providerMetadata = ({ requestId, endpointId, decisionId, attempts }: ChatResult) => ({
  buniyad: { requestId, endpointId, decisionId, attempts: attempts.length },
});

export const toolCall = ({ id, name, arguments: input }: ToolCall) => ({
  type: 'tool-call' as const,
  toolCallId: id,
  toolName: name,
  input,
});

export function content({ reasoning, text, refusal = '', toolCalls }: ChatResult): SdkResult['content'] {
  return [
    ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
    ...(text + refusal === '' ? [] : [{ type: 'text' as const, text: text + refusal }]),
    ...toolCalls.map(toolCall),
  ];
}
