import type {
  ChatHistoryItem,
  ChatModelFunctions,
  LlamaChat,
  LlamaChatResponse,
  LlamaCompletion,
  LlamaGrammar,
} from 'node-llama-cpp';
import { callListeners } from './function-calls.ts';
import type { AnswerChunk, FunctionOptions, Generation, SamplingOptions, TextChunk } from './port.ts';

/** One sequence of a context, for chats and for texts. */
export interface Speaker {
  readonly chat: LlamaChat;
  /** Begins every answer with a call. */
  readonly caller: LlamaChat;
  readonly completion: LlamaCompletion;
}

/** What may be called, and the same in the library's form. */
export interface Calling extends FunctionOptions {
  readonly definitions: ChatModelFunctions;
}

export type Prompt =
  | { readonly history: ChatHistoryItem[]; readonly calling?: Calling | undefined }
  | { readonly text: string };

export interface GenerateInput {
  readonly prompt: Prompt;
  readonly promptTokens: number;
  readonly maxTokens: number;
  readonly grammar: LlamaGrammar | undefined;
  readonly options: SamplingOptions;
  readonly signal: AbortSignal;
  readonly onChunk: (chunk: AnswerChunk) => void;
}

/** One answer on one sequence. Text comes in whole characters: a letter whose bytes span tokens is held back until it is whole. */
export async function generate(speaker: Speaker, input: GenerateInput): Promise<Generation> {
  const { promptTokens, signal } = input;
  // The library throws on a signal that was aborted before it began.
  if (signal.aborted) return { finishReason: null, completionTokens: 0, cachedTokens: 0 };
  const { sequence } = speaker.chat;
  const before = sequence.tokenMeter.getState();
  const reason = await answer(speaker, input);
  const used = sequence.tokenMeter.diff(before);
  return {
    finishReason: finishReasonOf(reason),
    completionTokens: used.usedOutputTokens,
    // The meter books the prompt's last token as output: it is the one that yields the first.
    cachedTokens: Math.max(0, promptTokens - 1 - used.usedInputTokens),
  };
}

async function answer({ chat, caller, completion }: Speaker, { grammar, prompt, onChunk, ...input }: GenerateInput) {
  const send = (channel: TextChunk['channel'], text: string) => {
    if (text !== '') onChunk({ channel, text });
  };
  const common = samplingOf(input);
  const bound = grammar ? { grammar } : {};
  if ('text' in prompt) {
    const { metadata } = await completion.generateCompletionWithMeta(prompt.text, {
      ...common,
      ...bound,
      // By default the tenth part of the context that is farthest back is cut off.
      contextShiftSize: 1,
      onTextChunk: (text) => send('text', text),
    });
    return metadata.stopReason;
  }
  const { calling, history } = prompt;
  const { metadata } = await (calling?.required ? caller : chat).generateResponse(history, {
    ...common,
    ...(calling ? { functions: calling.definitions, ...callListeners(onChunk, calling) } : bound),
    onResponseChunk: ({ type, text }) => send(type === 'segment' ? 'reasoning' : 'text', text),
  });
  return metadata.stopReason;
}

function samplingOf({ options, signal, maxTokens }: Pick<GenerateInput, 'options' | 'signal' | 'maxTokens'>) {
  const { temperature, topP, topK, minP, seed, stop } = options;
  return {
    signal,
    stopOnAbortSignal: true,
    maxTokens,
    temperature: temperature ?? 0,
    repeatPenalty: false as const,
    ...(topP !== undefined && { topP }),
    ...(topK !== undefined && { topK }),
    ...(minP !== undefined && { minP }),
    ...(seed !== undefined && { seed }),
    ...(stop && { customStopTriggers: stop }),
  };
}

function finishReasonOf(reason: LlamaChatResponse['metadata']['stopReason']): Generation['finishReason'] {
  if (reason === 'maxTokens') return 'length';
  if (reason === 'functionCalls') return 'tool_calls';
  return reason === 'abort' ? null : 'stop';
}
