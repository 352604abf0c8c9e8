/** A model that writes given replies, one a call, in pieces. */
import type { ChatRequest, ChatResult, ChatStream, Inference } from '../../src/index.ts';
import type { Random } from './narration-replies.ts';

export interface Writer extends Pick<Inference, 'stream'> {
  readonly requests: readonly ChatRequest[];
}

/** @param random where the pieces are cut */
export function writer(replies: readonly string[], random: Random, finishReason: ChatResult['finishReason'] = 'stop'): Writer {
  const requests: ChatRequest[] = [];
  return {
    requests,
    stream(request) {
      const text = replies[requests.length] ?? '';
      requests.push(request);
      const result = resultOf(text, finishReason);
      return {
        async *[Symbol.asyncIterator]() {
          for (let at = 0; at < text.length; ) {
            const end = at + 1 + Math.floor(random() * 12);
            yield { type: 'text', delta: text.slice(at, end) };
            at = end;
          }
        },
        result: Promise.resolve(result),
        abort: () => {},
      } satisfies ChatStream;
    },
  };
}

function resultOf(text: string, finishReason: ChatResult['finishReason']): ChatResult {
  return {
    text,
    reasoning: '',
    toolCalls: [],
    complete: true,
    finishReason,
    rawFinishReason: finishReason,
    replacementChars: 0,
    usage: null,
    servedModel: 'm',
    requestId: 'r',
    endpointId: 'e0',
    decisionId: null,
    attempts: [],
    timings: { queueMs: 0, connectMs: 0, firstByteMs: 0, firstTokenMs: 0, totalMs: 0 },
    cost: null,
    energy: null,
  };
}
