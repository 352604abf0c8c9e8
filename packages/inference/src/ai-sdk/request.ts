import type { ChatRequest, Tool } from '../types/chat.ts';
import { chatMessages } from './prompt.ts';
import type { SdkOptions, SdkWarning } from './types.ts';

export interface Translated {
  readonly request: ChatRequest;
  /** What is left out of the request, in words for the SDK. */
  readonly warnings: SdkWarning[];
}

/** What of the SDK's settings the servers of this client do not share. */
const passedOver = ['topK', 'presencePenalty', 'frequencyPenalty'] as const;

/** @throws InferenceError `not_supported` for a part of the prompt that cannot be sent. */
export function chatRequest(model: string, options: SdkOptions): Translated {
  const { temperature, topP, maxOutputTokens, seed, stopSequences } = options;
  const warnings: SdkWarning[] = passedOver
    .filter((feature) => options[feature] !== undefined)
    .map((feature) => ({ type: 'unsupported', feature }));
  const request = {
    model,
    messages: chatMessages(options.prompt),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxOutputTokens === undefined ? {} : { maxTokens: maxOutputTokens }),
    ...(seed === undefined ? {} : { seed }),
    ...(stopSequences === undefined || stopSequences.length === 0 ? {} : { stop: stopSequences }),
    ...toolsOf(options, warnings),
    ...formatOf(options.responseFormat),
  };
  return { request, warnings };
}

function toolsOf({ tools = [], toolChoice }: SdkOptions, warnings: SdkWarning[]): Pick<ChatRequest, 'tools' | 'toolChoice'> {
  const known = tools.flatMap((tool): Tool[] => {
    if (tool.type === 'provider') {
      warnings.push({ type: 'unsupported', feature: `tool ${tool.id}` });
      return [];
    }
    const { name, description, inputSchema } = tool;
    return [{ name, ...(description === undefined ? {} : { description }), parameters: { ...inputSchema } }];
  });
  if (known.length === 0) return {};
  if (toolChoice === undefined) return { tools: known };
  return { tools: known, toolChoice: toolChoice.type === 'tool' ? { name: toolChoice.toolName } : toolChoice.type };
}

function formatOf(format: SdkOptions['responseFormat']): Pick<ChatRequest, 'responseFormat'> {
  if (format?.type !== 'json') return {};
  const { schema, name = 'answer' } = format;
  const json =
    schema === undefined ? { type: 'json_object' as const } : { type: 'json_schema' as const, name, schema: { ...schema } };
  return { responseFormat: json };
}
