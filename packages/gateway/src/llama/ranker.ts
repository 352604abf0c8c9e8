import type { LlamaModel, LlamaRankingContext } from 'node-llama-cpp';
import { contextExceeded, GatewayError } from '../gateway-error.ts';
import type { Ranking } from './port.ts';
import { refuseHopeless } from './refuse-hopeless.ts';

export interface Ranker {
  rank(query: string, documents: readonly string[], signal: AbortSignal): Promise<Ranking>;
  dispose(): Promise<void>;
}

/** Scores documents in a context of its own, which takes its memory with the first call. */
export function createRanker(model: LlamaModel, contextSize: number, threads: number): Ranker {
  let opened: Promise<LlamaRankingContext> | undefined;
  return {
    async rank(query, documents, signal) {
      if (!model.fileInsights.supportsRanking) {
        throw new GatewayError(501, 'not_supported_error', 'This model does not rank', { shouldRetry: false });
      }
      for (const document of documents) {
        await refuseHopeless([query, document], contextSize, (text) => model.tokenize(text, false));
      }
      opened ??= model.createRankingContext({ contextSize, threads });
      const context = await opened;
      const lengths = documents.map((document) => context.calculateInputLength(query, document));
      const longest = Math.max(...lengths);
      if (longest >= contextSize) throw contextExceeded(longest, contextSize);
      const scores: number[] = [];
      for (const document of documents) {
        signal.throwIfAborted();
        scores.push(await context.rank(query, document));
      }
      return { scores, promptTokens: lengths.reduce((sum, length) => sum + length, 0) };
    },
    async dispose() {
      await (await opened)?.dispose();
    },
  };
}
