import type { ChatHistoryItem, LlamaChat, LlamaChatResponse, LlamaCompletion, LlamaGrammar } from 'node-llama-cpp';
import type { Generation, SamplingOptions, TextChunk } from './port.ts';

/** One sequence of a context, for chats and for texts. */
export interface Speaker {
  readonly chat: LlamaChat;
  readonly completion: LlamaCompletion;
}

export interface GenerateInput {
  readonly prompt: { readonly history: ChatHistoryItem[] } | { readonly text: string };
  readonly promptTokens: number;
  readonly maxTokens: number;
  readonly grammar: LlamaGrammar | undefined;
  readonly options: SamplingOptions;
  readonly signal: AbortSignal;
  readonly onChunk: (chunk: TextChunk) => void;
}

/** One answer on one sequence. Text comes in whole characters: a letter whose bytes span tokens is held back until it is whole. */
export async function generate({ chat, completion }: Speaker, input: GenerateInput): Promise<Generation> {
  const { prompt, signal, onChunk } = input;
  // The library throws on a signal that was aborted before it began.
  if (signal.aborted) return { finishReason: null, completionTokens: 0, cachedTokens: 0 };
  const before = chat.sequence.tokenMeter.getState();
  const send = (channel: TextChunk['channel'], text: string) => {
    if (text !== '') onChunk({ channel, text });
  };
  const common = samplingOf(input);
  const { metadata } =
    'history' in prompt
      ? await chat.generateResponse(prompt.history, {
          ...common,
          onResponseChunk: ({ type, text }) => send(type === 'segment' ? 'reasoning' : 'text', text),
        })
      : await completion.generateCompletionWithMeta(prompt.text, {
          ...common,
          // By default the tenth part of the context that is farthest back is cut off.
          contextShiftSize: 1,
          onTextChunk: (text) => send('text', text),
        });
  const used = chat.sequence.tokenMeter.diff(before);
  return {
    finishReason: finishReasonOf(metadata.stopReason),
    completionTokens: used.usedOutputTokens,
    // The meter books the prompt's last token as output: it is the one that yields the first.
    cachedTokens: Math.max(0, input.promptTokens - 1 - used.usedInputTokens),
  };
}

function samplingOf({ options, signal, maxTokens, grammar }: GenerateInput) {
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
    ...(grammar && { grammar }),
  };
}

function finishReasonOf(reason: LlamaChatResponse['metadata']['stopReason']): Generation['finishReason'] {
  if (reason === 'maxTokens') return 'length';
  return reason === 'abort' ? null : 'stop';
}
